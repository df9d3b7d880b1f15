"""The Python side of bench/clustering/density.mjs: the time of the call alone, and what came out.

    python density.py TASK PEER POINTS D EPS MIN_SAMPLES MIN_CLUSTER_SIZE
"""

import json
import sys
import time

import numpy as np

task, peer, points, d, eps, min_samples, min_cluster_size = sys.argv[1:]
x = np.fromfile(points).reshape(-1, int(d))
eps, min_samples, min_cluster_size = float(eps), int(min_samples), int(min_cluster_size)


def counts(labels):
    return f"{labels.max() + 1} clusters, {(labels < 0).sum()} noise"


def heights(tree):
    return f"sum of heights {tree[:, 2].sum():.6f}"


def sklearn_dbscan():
    from sklearn.cluster import DBSCAN

    return lambda rows: counts(DBSCAN(eps=eps, min_samples=min_samples, n_jobs=2).fit(rows).labels_)


def fast_hdbscan():
    from fast_hdbscan import HDBSCAN

    # It does not count the row itself.
    method = HDBSCAN(min_cluster_size=min_cluster_size, min_samples=min_samples - 1)
    return lambda rows: counts(method.fit(rows).labels_)


def sklearn_hdbscan():
    from sklearn.cluster import HDBSCAN

    method = HDBSCAN(min_cluster_size=min_cluster_size, min_samples=min_samples, copy=True)
    return lambda rows: counts(method.fit(rows).labels_)


def fastcluster():
    from fastcluster import linkage_vector

    return lambda rows: heights(linkage_vector(rows, "single"))


def scipy():
    from scipy.cluster.hierarchy import linkage

    return lambda rows: heights(linkage(rows, "single"))


sides = {"dbscan": [sklearn_dbscan], "hdbscan": [fast_hdbscan, sklearn_hdbscan], "single": [fastcluster, scipy]}
call = next(side for side in sides[task] if side.__name__ == peer)()
# Compiles what a peer compiles at its first call.
call(x[:1000])
start = time.perf_counter()
outcome = call(x)
print(json.dumps({"seconds": time.perf_counter() - start, "outcome": outcome}))
