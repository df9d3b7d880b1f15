"""The Python side of bench/clustering/beside.mjs: the times of calls after a small one that compiles what a peer compiles
and starts its threads.

    python side.py PEER TASK POINTS D LABELS EPS CALLS BUDGET
"""

import json
import sys
import time

import numpy as np

peer, task, file, d, label_file, eps, calls, budget = sys.argv[1:]
x = np.fromfile(file).reshape(-1, int(d))
labels = np.fromfile(label_file, dtype=np.int32)


def counts(found):
    return f"{found.max() + 1} clusters, {(found < 0).sum()} noise"


def k_means(rows, k):
    from sklearn.cluster import KMeans

    return KMeans(k, n_init=10, random_state=42).fit(rows).inertia_


def silhouette(rows, of):
    from sklearn.metrics import silhouette_score

    return silhouette_score(rows, of)


def dbscan(rows, _):
    from sklearn.cluster import DBSCAN

    return counts(DBSCAN(eps=float(eps), min_samples=10, n_jobs=2).fit(rows).labels_)


def mixture(rows, _):
    from sklearn.mixture import GaussianMixture

    fit = GaussianMixture(5, random_state=42).fit(rows)
    return f"{fit.n_iter_} steps, ln L {fit.lower_bound_ * len(rows):.1f}"


def tree(rows, _):
    import fastcluster

    method = fastcluster.linkage_vector if task in ("ward", "single") else fastcluster.linkage
    return method(rows, task)[-1, 2]


def fast_hdbscan(rows, _):
    from fast_hdbscan import HDBSCAN

    # It does not count the row itself.
    return counts(HDBSCAN(min_cluster_size=max(10, len(rows) // 1000), min_samples=9).fit(rows).labels_)


def hdbscan(rows, _):
    from hdbscan import HDBSCAN

    return counts(HDBSCAN(min_cluster_size=max(10, len(rows) // 1000), min_samples=10, core_dist_n_jobs=2).fit(rows).labels_)


tasks = {
    "scikit-learn": {
        "k-means": lambda rows, _: k_means(rows, 5),
        "scan": lambda rows, _: [k_means(rows, k) for k in range(2, 9)][-1],
        "silhouette": silhouette,
        "dbscan": dbscan,
        "mixture": mixture,
    },
    "fastcluster": {"ward": tree, "single": tree, "average": tree, "complete": tree},
    "fast_hdbscan": {"hdbscan": fast_hdbscan},
    "hdbscan": {"hdbscan": hdbscan},
}
call = tasks[peer][task]
call(x[:2000], labels[:2000])
# As bench/clustering/time-calls.mjs does.
seconds = []
while len(seconds) < min(2, int(calls)) or (len(seconds) < int(calls) and sum(seconds) < float(budget)):
    start = time.perf_counter()
    outcome = call(x, labels)
    seconds.append(time.perf_counter() - start)
print(json.dumps({"seconds": seconds, "outcome": str(outcome)}))
