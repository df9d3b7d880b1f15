"""The same tasks as bench/clustering/all.mjs, on the points that it left in a folder:

    python bench/peers/clustering.py FOLDER [TASK...]      tasks: kmeans scan silhouette mixture dbscan trees hdbscan
"""

import sys
import time
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
tasks = sys.argv[2:] or ["kmeans", "scan", "silhouette", "mixture", "trees", "hdbscan", "dbscan"]


def points(n):
    return np.fromfile(folder / f"points-{n}.bin").reshape(n, 3)


def timed(name, work):
    start = time.perf_counter()
    result = work()
    print(f"{name:48s} {time.perf_counter() - start:7.2f} s  {result}", flush=True)


small, middle, large = points(20_000), points(100_000), points(1_000_000)

if "kmeans" in tasks or "scan" in tasks or "silhouette" in tasks:
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    def k_means(x, k, starts):
        return KMeans(k, n_init=starts, random_state=42).fit(x)

    if "kmeans" in tasks:
        timed("k-means, k = 5, 10 restarts, 1,000,000", lambda: k_means(large, 5, 10).inertia_)
    if "scan" in tasks:
        timed("k-means, k = 2..8, 10 restarts each, 1,000,000", lambda: [k_means(large, k, 10) for k in range(2, 9)][-1].inertia_)
    if "silhouette" in tasks:
        labels = k_means(small, 5, 3).labels_
        timed("silhouette, exact, 20,000", lambda: silhouette_score(small, labels))
if "mixture" in tasks:
    from sklearn.mixture import GaussianMixture

    def mixture():
        fit = GaussianMixture(5, random_state=42).fit(large)
        return f"{fit.n_iter_} steps, log-likelihood {fit.lower_bound_ * len(large)}"

    timed("mixture, full, k = 5, 1,000,000", mixture)
if "trees" in tasks:
    import fastcluster

    for linkage in ["ward", "single"]:
        timed(f"{linkage} linkage, 20,000", lambda: fastcluster.linkage_vector(small, linkage)[-1, 2])
    for linkage in ["average", "complete"]:
        timed(f"{linkage} linkage, 20,000", lambda: fastcluster.linkage(small, linkage)[-1, 2])
if "hdbscan" in tasks:
    import fast_hdbscan

    fast_hdbscan.HDBSCAN(min_cluster_size=20).fit(small[:2000])  # compiles
    timed("HDBSCAN, 100,000", lambda: fast_hdbscan.HDBSCAN(min_cluster_size=100, min_samples=9).fit(middle).labels_.max() + 1)
if "dbscan" in tasks:
    from sklearn.cluster import DBSCAN

    timed("DBSCAN, eps 0.05, 1,000,000", lambda: DBSCAN(eps=0.05, min_samples=10).fit(large).labels_.max() + 1)
