"""k-means for 2 to 8 clusters, and the figures by which one of them is chosen."""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score
from sklearn.metrics.pairwise import euclidean_distances
from sklearn.preprocessing import StandardScaler
from sklearn.utils import gen_batches

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
    widths = silhouettes(x[rows], [labels[rows] for labels, _ in models])
    found = {}
    for k, (labels, model), width in zip(KS, models, widths):
        found[k] = {
            "labels": labels,
            "inertia": model.inertia_,
            "widths": width,
            "silhouette": width.mean(),
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


def silhouettes(x, labelings):
    """The silhouette widths of several labelings from one pass over the distances."""
    members = [np.eye(labels.max() + 1)[labels] for labels in labelings]
    places = np.cumsum([one.shape[1] for one in members])[:-1]
    sums = np.vstack([euclidean_distances(x[batch], x) @ np.hstack(members) for batch in gen_batches(len(x), 1000)])
    return [widths_of(one, labels) for one, labels in zip(np.split(sums, places, axis=1), labelings)]


def widths_of(sums, labels):
    sizes = np.bincount(labels)
    rows = np.arange(len(labels))
    own = sums[rows, labels] / np.maximum(sizes[labels] - 1, 1)
    others = sums / sizes
    others[rows, labels] = np.inf
    other = others.min(axis=1)
    return np.where(sizes[labels] > 1, (other - own) / np.maximum(own, other), 0)
