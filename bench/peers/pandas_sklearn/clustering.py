"""k-means for 2 to 8 clusters, and the figures by which one of them is chosen."""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_samples
from sklearn.preprocessing import StandardScaler

from rules import MEASURES
from stability import cluster_stability

KS = range(2, 9)
SAMPLE = 20_000
LARGE = 100_000
STABLE = 0.75


def features(customers):
    return np.log1p(customers[MEASURES].clip(lower=0).to_numpy(dtype=float))


def sample_of(n, seed):
    return np.random.default_rng(seed).choice(n, SAMPLE, replace=False) if n > SAMPLE else np.arange(n)


def scale(customers):
    scaler = StandardScaler()
    return scaler.fit_transform(features(customers)), scaler


def scan(x, customers, rows, seed, bootstrap):
    """What is known of each number of clusters; stability and silhouettes are those of the rows."""
    seedings = 50 if len(x) < LARGE else 10
    models = [by_worth(KMeans(k, n_init=seedings, random_state=seed).fit(x), customers) for k in KS]
    found = {}
    for k, (labels, model) in zip(KS, models):
        widths = silhouette_samples(x[rows], labels[rows])
        found[k] = {
            "labels": labels,
            "inertia": model.inertia_,
            "widths": widths,
            "silhouette": widths.mean(),
            "calinskiHarabasz": calinski_harabasz_score(x, labels),
            "daviesBouldin": davies_bouldin_score(x, labels),
            "sizes": np.bincount(labels, minlength=k),
            "centers": model.cluster_centers_,
        }
        if bootstrap:
            found[k]["jaccards"], found[k]["confidence"] = cluster_stability(x[rows], x[rows], labels[rows], k, seed)
    return found


def by_worth(model, customers):
    """Clusters numbered by descending revenue per customer."""
    worth = customers["revenue"].groupby(model.labels_).mean()
    order = worth.sort_values(ascending=False).index.to_numpy()
    model.cluster_centers_ = model.cluster_centers_[order]
    return np.argsort(order)[model.labels_], model
