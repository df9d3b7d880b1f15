"""The shop as it stood before the last fifth of its log, and what its customers did from then on."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from clustering import KS, scale
from measuring import DAY, customers_of
from rules import NAMES, fit_edges, rules_of, score, values_of
from sklearn.cluster import KMeans

HELD_BACK = 0.2
FEWEST = 100
PAST_SEEDINGS = 10


@dataclass
class Past:
    cut: pd.Timestamp
    until: pd.Timestamp
    customers: pd.DataFrame
    came_back: np.ndarray
    next_spend: np.ndarray


def look_back(orders):
    """Nothing where fewer than 100 customers had ordered before."""
    days = orders["day"][orders["is_order"]]
    first, last = days.min(), days.max()
    cut = last + DAY - max(1, round((last - first).days * HELD_BACK)) * DAY
    before = orders["first_at"] < cut
    customers = customers_of(orders[before], cut)
    if len(customers) < FEWEST:
        return None
    later = orders[~before].groupby("customer", observed=True).agg(orders=("is_order", "sum"), spend=("amount", "sum"))
    later = later.reindex(customers.index).fillna(0)
    return Past(cut, last, customers, (later["orders"] > 0).to_numpy(), later["spend"].clip(lower=0).to_numpy())


def borne_out(past):
    """How the segments of the map, as it stood at the cut, fared after it."""
    values = values_of(past.customers)
    rules = rules_of(score(values, fit_edges(values)))
    groups = pd.DataFrame({"came_back": past.came_back, "next_spend": past.next_spend}).groupby(rules)
    table = groups.mean()
    table.insert(0, "customers", groups.size())
    table.insert(0, "segment", np.array(NAMES)[table.index])
    table["index"] = table["came_back"] / past.came_back.mean()
    return {
        "cut": past.cut,
        "until": past.until,
        "customers": len(past.customers),
        "cameBackRate": past.came_back.mean(),
        "explained": explained_share(rules, past.came_back),
        "meanNextSpend": past.next_spend.mean(),
        "outcomes": table,
    }


def explained_by_k(past, seed):
    """The share of the variance of log next spend that clusters at the cut would have explained."""
    x, _ = scale(past.customers)
    spend = np.log1p(past.next_spend)
    return {
        k: explained_share(KMeans(k, n_init=PAST_SEEDINGS, random_state=seed).fit_predict(x), spend) for k in KS
    }


def explained_share(labels, values):
    """Eta squared; nothing where the values do not vary."""
    offsets = values - values.mean()
    total = offsets @ offsets
    sums = np.bincount(labels, weights=offsets)
    sizes = np.maximum(np.bincount(labels), 1)
    return (sums**2 / sizes).sum() / total if total > 0 else None
