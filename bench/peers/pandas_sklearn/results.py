"""All results: segments with names, actions and reasons, findings, tests of them, and the report with charts."""

import sys

import numpy as np
import pandas as pd
from charts import choice_figure, measures_figure, segments_figure
from choosing import choose
from clustering import KS, sample_of, scale, scan
from findings import find
from looking_back import borne_out, explained_by_k, look_back
from naming import base_of, describe, names_of, profile
from reading import sha256
from report import report
from rules import MEASURES, NAMES, rule_stability, score_customers
from stability import cluster_stability
from writing import write_customers, write_json, write_rejects, write_segments


def segment_to_results(folder, source, orders, customers, as_of, seed):
    rules, edges = score_customers(customers)
    past = look_back(orders)
    came_next = borne_out(past) if past else None
    x, scaler = scale(customers)
    rows = sample_of(len(x), seed)
    found = scan(x, customers, rows, seed, bootstrap=True)
    compare(found, customers, past, rows, seed)
    total_inertia = x.size  # each column has variance 1
    chosen = choose(found, len(x), total_inertia)
    base = base_of(customers)
    segments = name(customers, base, found[chosen["k"]], x, rows, chosen["k"], seed)
    rule_table = describe_rules(customers, rules, rule_stability(customers, rules, rows, seed))
    findings = find(source, orders, customers, base, came_next, chosen)

    write_customers(folder, customers)
    write_segments(folder, segments)
    write_rejects(folder, source)
    write_json(folder / "model.json", model_of(scaler, found[chosen["k"]], edges, as_of))
    run = run_of(source, x, customers, as_of, segments, rule_table, findings, found, chosen, came_next, seed)
    write_json(folder / "run.json", run)
    figures = [
        segments_figure(segments, customers, orders),
        choice_figure(found, chosen, came_next, total_inertia),
        measures_figure(customers, x),
    ]
    cross = pd.crosstab(customers["rfm_segment"], customers["segment"])
    (folder / "report.html").write_text(report(run, segments, rule_table, cross, figures), encoding="utf-8")


def compare(found, customers, past, rows, seed):
    """What each number of clusters says to whoever has to act, and what it would have told of the last fifth of the log."""
    base = base_of(customers.iloc[rows])
    explained = explained_by_k(past, seed) if past else {}
    for k in KS:
        found[k]["rows"] = found[k]["labels"][rows]
        found[k]["names"] = len(set(names_of(profile(base, found[k]["rows"]), base)))
        found[k]["explained"] = explained.get(k)


def name(customers, base, candidate, x, rows, k, seed):
    labels, jaccards, confidence = candidate["labels"], candidate["jaccards"], candidate["confidence"]
    if len(rows) < len(x):
        jaccards, confidence = cluster_stability(x[rows], x, labels, k, seed)
    segments = describe(base, labels)
    segments["stability"] = jaccards
    customers["cluster"] = labels
    customers["segment"] = segments["segment"].to_numpy()[labels]
    customers["confidence"] = confidence
    return segments


def describe_rules(customers, rules, jaccards):
    table = pd.DataFrame({"customers": np.bincount(rules, minlength=len(NAMES))}, index=NAMES)
    table["share"] = table["customers"] / len(customers)
    table["revenue"] = np.bincount(rules, weights=customers["revenue"], minlength=len(NAMES))
    table["stability"] = jaccards
    return table


def model_of(scaler, candidate, edges, as_of):
    return {
        "asOf": as_of,
        "features": [
            {"feature": feature, "transform": "log1p", "centre": centre, "spread": spread}
            for feature, centre, spread in zip(MEASURES, scaler.mean_, scaler.scale_)
        ],
        "centers": candidate["centers"],
        "scoring": edges,
    }


def run_of(source, x, customers, as_of, segments, rule_table, findings, found, chosen, came_next, seed):
    reasons = source.rows["reason"].value_counts()
    rejected = {reason: int(count) for reason, count in reasons.items() if reason and count}
    shown = ["inertia", "silhouette", "calinskiHarabasz", "daviesBouldin", "sizes", "jaccards", "names", "explained"]
    return {
        "command": " ".join(sys.argv),
        "sources": [{"path": source.path, "rows": len(source.rows), "sha256": sha256(source.path)}],
        "columns": source.names,
        "asOf": as_of,
        "seed": seed,
        "rows": {
            "read": len(source.rows),
            "kept": int(reasons[""]),
            "rejected": rejected,
            "rejectedMoney": source.rows.groupby("reason", observed=True)["amount"].sum().drop("").round(6).to_dict(),
        },
        "customers": len(customers),
        "orders": customers["order_count"].sum(),
        "revenue": customers["revenue"].sum(),
        "repeatRate": (customers["order_count"] > 1).mean(),
        "topTenthRevenueShare": top_tenth(customers["revenue"]),
        "segments": segments,
        "rules": rule_table.reset_index(names="segment"),
        "findings": findings,
        "correlations": pd.DataFrame(np.corrcoef(x.T), MEASURES, MEASURES),
        "selection": [{"k": k} | {name: found[k][name] for name in shown} for k in KS],
        "chosen": chosen,
        "borneOut": came_next,
    }


def top_tenth(revenue):
    return revenue.nlargest(-(-len(revenue) // 10)).sum() / revenue.sum()
