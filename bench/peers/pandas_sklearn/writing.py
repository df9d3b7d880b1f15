"""Tables to files."""

import json

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet


def profile_table(customers, labels):
    groups = customers.groupby(labels)
    medians = groups[["recency_days", "order_count", "revenue"]].median()
    revenue = groups["revenue"].sum()
    return pd.DataFrame(
        {
            "customers": groups.size(),
            "share": groups.size() / len(customers),
            "revenue": revenue,
            "revenue_share": revenue / customers["revenue"].sum(),
            "median_recency_days": medians["recency_days"],
            "median_order_count": medians["order_count"],
            "median_revenue": medians["revenue"],
            "average_order_value": revenue / groups["order_count"].sum(),
            "repeat_rate": (customers["order_count"] > 1).groupby(labels).mean(),
        }
    )


def write_customers(folder, customers):
    table = pa.table(
        {
            "customer_id": customers.index.astype(str),
            "first_order_at": customers["first_order_at"],
            "last_order_at": customers["last_order_at"],
            "recency_days": customers["recency_days"],
            "order_count": customers["order_count"],
            "revenue": customers["revenue"],
            "average_order_value": customers["average_order_value"].round(6),
            "tenure_days": customers["tenure_days"],
            "r_score": customers["r_score"],
            "f_score": customers["f_score"],
            "m_score": customers["m_score"],
            "rfm_cell": 100 * customers["r_score"] + 10 * customers["f_score"] + customers["m_score"],
            "rfm_segment": customers["rfm_segment"],
            "cluster": customers["cluster"],
            "segment": customers["segment"],
            "confidence": customers["confidence"],
        }
    ).sort_by("customer_id")
    pa.csv.write_csv(table, folder / "customers.csv")
    pa.parquet.write_table(table, folder / "customers.parquet")


def write_segments(folder, segments):
    names = "customers share revenue revenue_share median_recency_days median_order_count median_revenue"
    table = segments[names.split() + ["average_order_value", "repeat_rate", "action", "reason"]].round(6)
    table.insert(0, "cluster", table.index)
    table.insert(0, "segment", segments["segment"])
    table.to_csv(folder / "segments.csv", index=False)


def write_rejects(folder, source):
    """Every row that was set aside, as it stood, with its number, its reason and what was found there."""
    reason = source.rows["reason"]
    rejected = np.flatnonzero(reason != "")
    numbers = np.arange(1, len(reason) + len(source.malformed) + 1)
    bad = [row.number - 1 for row in source.malformed]  # the header is row 1
    well_formed = np.delete(numbers, [number - 1 for number in bad])
    cells = source.text.take(rejected)
    reasons = reason.iloc[rejected].astype(object).to_numpy()
    rejects = pa.table(
        {
            "source": [source.path] * len(rejected),
            "row": well_formed[rejected],
            "reason": reasons,
            "detail": details(cells, reasons, source.names),
            **{name: cells[name] for name in cells.column_names},
        }
    )
    if bad:
        texts = [f"{row.actual_columns} cells instead of {row.expected_columns}: {row.text}" for row in source.malformed]
        malformed = pa.table(
            {
                "source": [source.path] * len(bad),
                "row": bad,
                "reason": ["malformed-row"] * len(bad),
                "detail": texts,
            }
        )
        rejects = pa.concat_tables([rejects, malformed], promote_options="default").sort_by("row")
    pa.csv.write_csv(rejects, folder / "rejects.csv")


def details(cells, reasons, names):
    """The cells that a reason is about, with the names of their columns."""
    told = np.full(len(reasons), "the customer has no order", dtype=object)
    told[reasons == "missing-customer"] = f"{names['customer']} is empty"
    for reason, roles in (("unreadable-date", ["date"]), ("unreadable-amount", ["quantity", "price"])):
        at = np.flatnonzero(reasons == reason)
        found = [f"{names[role]}: " + cells[names[role]].take(at).to_pandas().fillna("") for role in roles]
        told[at] = found[0] if len(found) == 1 else found[0] + "; " + found[1]
    return told


def write_json(path, content):
    path.write_text(json.dumps(content, default=plain, indent=2, ensure_ascii=False), encoding="utf-8")


def plain(value):
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    if isinstance(value, pd.DataFrame):
        return value.to_dict("records")
    return str(value)
