"""Scores 1 to 5, the segments of the rule map, and how stable these are."""

import numpy as np

from stability import RESAMPLES, overlaps

MEASURES = ["recency_days", "order_count", "revenue"]
NAMES = [
    "Champions",
    "Loyal customers",
    "Big spenders",
    "Potential loyalists",
    "Promising",
    "New customers",
    "Needs attention",
    "About to sleep",
    "At risk",
    "Hibernating",
    "Lost",
]


def rule_map():
    """The segment of every combination of scores."""
    r, f, m = np.indices((5, 5, 5)) + 1
    conditions = [
        (r == 5) & (f >= 4) & (m >= 4),
        (r >= 4) & (f >= 4),
        (r >= 4) & (m == 5),
        (r >= 4) & (f == 3),
        (r >= 4) & (f == 2),
        r >= 4,
        (r == 3) & (f + m >= 6),
        r == 3,
        f + m >= 6,
        (r == 2) | (f >= 2),
    ]
    return np.select(conditions, range(10), NAMES.index("Lost"))


RULES = rule_map()


def values_of(customers):
    """The measures, larger being better."""
    return customers[MEASURES].to_numpy(dtype=float) * [-1, 1, 1]


def fit_edges(values):
    return np.quantile(values, [0.2, 0.4, 0.6, 0.8], axis=0)


def score(values, edges):
    """Equal values have equal scores."""
    return np.column_stack([np.searchsorted(edges[:, c], values[:, c]) + 1 for c in range(3)])


def rules_of(scores):
    return RULES[tuple(scores.T - 1)]


def score_customers(customers):
    values = values_of(customers)
    edges = fit_edges(values)
    scores = score(values, edges)
    customers[["r_score", "f_score", "m_score"]] = scores
    rules = rules_of(scores)
    customers["rfm_segment"] = np.array(NAMES)[rules]
    return rules, edges


def rule_stability(customers, rules, rows, seed):
    """Mean best Jaccard per segment of the map, its cut-offs derived anew from each bootstrap sample."""
    random = np.random.default_rng(seed)
    values, rules = values_of(customers)[rows], rules[rows]
    best = np.zeros(len(NAMES))
    for _ in range(RESAMPLES):
        drawn = values[random.integers(0, len(values), len(values))]
        others = rules_of(score(values, fit_edges(drawn)))
        best += overlaps(rules, others, len(NAMES)).max(axis=1)
    return best / RESAMPLES
