"""Tables to files."""

import json

import numpy as np
import pandas as pd


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
    names = "first_order_at last_order_at recency_days order_count revenue average_order_value tenure_days"
    scores = ["r_score", "f_score", "m_score"]
    table = customers[names.split() + scores].round({"average_order_value": 6})
    table["rfm_cell"] = customers[scores] @ [100, 10, 1]
    table = table.join(customers[["rfm_segment", "cluster", "segment", "confidence"]])
    table = table.rename_axis("customer_id").sort_index().reset_index()
    table.to_csv(folder / "customers.csv", index=False)
    table.to_parquet(folder / "customers.parquet", index=False)


def write_segments(folder, segments):
    names = "customers share revenue revenue_share median_recency_days median_order_count median_revenue"
    table = segments[names.split() + ["average_order_value", "repeat_rate", "action", "reason"]].round(6)
    table.insert(0, "cluster", table.index)
    table.insert(0, "segment", segments["segment"])
    table.to_csv(folder / "segments.csv", index=False)


def write_rejects(folder, source):
    """Every row that was set aside, with its number and its reason."""
    reason = source.rows["reason"]
    rejects = source.raw[reason != ""]
    rejects.insert(0, "row", rejects.index + 1)
    rejects.insert(1, "reason", reason)
    rejects.to_csv(folder / "rejects.csv", index=False)


def write_json(path, content):
    path.write_text(json.dumps(content, default=plain, indent=2, ensure_ascii=False), encoding="utf-8")


def plain(value):
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    if isinstance(value, pd.DataFrame):
        return value.to_dict("records")
    return str(value)
