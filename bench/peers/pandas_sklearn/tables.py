"""Clusters and tables: what most scripts end with."""

import html

from clustering import KS, STABLE, sample_of, scale, scan
from rules import score_customers
from stability import cluster_stability
from writing import profile_table, write_rejects


def segment_to_tables(folder, source, customers, seed, bootstrap):
    score_customers(customers)
    x, _ = scale(customers)
    rows = sample_of(len(x), seed)
    found = scan(x, customers, rows, seed, bootstrap)
    k = choose(found, len(x), bootstrap)
    labels = found[k]["labels"]
    customers["cluster"] = labels
    profile = profile_table(customers, labels)
    if bootstrap:
        jaccards, confidence = found[k]["jaccards"], found[k]["confidence"]
        if len(rows) < len(x):
            jaccards, confidence = cluster_stability(x[rows], x, labels, k, seed)
        customers["confidence"] = confidence
        profile["jaccard"] = jaccards
    customers.sort_index().to_csv(folder / "customers.csv", index_label="customer_id")
    profile.to_csv(folder / "segments.csv", index_label="cluster")
    write_rejects(folder, source)
    rules = customers.groupby("rfm_segment").agg(customers=("revenue", "size"), revenue=("revenue", "sum"))
    title = html.escape(f"{len(customers):,} customers in {k} segments")
    (folder / "report.html").write_text(
        f"<!doctype html><meta charset='utf-8'><title>{title}</title><h1>{title}</h1>"
        f"{profile.to_html()}<h2>By rules</h2>{rules.to_html()}",
        encoding="utf-8",
    )


def choose(found, n, bootstrap):
    if bootstrap:
        least = max(0.02 * n, 10)
        stable = [k for k in KS if found[k]["sizes"].min() >= least and found[k]["jaccards"].min() >= STABLE]
        if stable:
            return max(stable)
    return max(KS, key=lambda k: found[k]["silhouette"])
