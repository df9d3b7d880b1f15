"""How well segments are found again when the customers are drawn anew."""

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans

RESAMPLES = 50


def overlaps(labels, others, k):
    """Jaccard overlap of each cluster with each of another labeling; 0 where both are empty."""
    both = np.bincount(labels * k + others, minlength=k * k).reshape(k, k)
    either = both.sum(axis=1)[:, None] + both.sum(axis=0) - both
    return both / np.maximum(either, 1)


def cluster_stability(sample, x, labels, k, seed):
    """Mean best Jaccard per segment, and per customer the share of resamples that agree, over bootstrap refits."""
    random = np.random.default_rng(seed)
    best = np.zeros(k)
    agreed = np.zeros(len(x))
    for resample in range(RESAMPLES):
        drawn = random.integers(0, len(sample), len(sample))
        others = KMeans(k, n_init=3, random_state=seed + resample).fit(sample[drawn]).predict(x)
        jaccards = overlaps(labels, others, k)
        best += jaccards.max(axis=1)
        _, partner = linear_sum_assignment(jaccards, maximize=True)
        agreed += partner[labels] == others
    return best / RESAMPLES, agreed / RESAMPLES
