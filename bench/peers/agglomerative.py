"""One tree by a Python library: agglomerative.py {fastcluster|scipy|scikit-learn} LINKAGE FILE. Used by bench/clustering."""

import json
import sys
import time

import numpy as np

side, linkage, path = sys.argv[1:]
points = np.fromfile(path).reshape(-1, 3)


def heights(x):
    if side == "fastcluster":
        import fastcluster

        if linkage == "ward":
            return fastcluster.linkage_vector(x, "ward")[:, 2]
        return fastcluster.linkage(x, linkage)[:, 2]
    if side == "scipy":
        from scipy.cluster.hierarchy import linkage as tree

        return tree(x, linkage)[:, 2]
    from sklearn.cluster import AgglomerativeClustering

    fitted = AgglomerativeClustering(n_clusters=1, linkage=linkage, compute_distances=True, compute_full_tree=True).fit(x)
    return fitted.distances_


heights(points[:2000])
wall, processor = time.perf_counter(), time.process_time()
found = heights(points)
print(
    json.dumps(
        {
            "seconds": time.perf_counter() - wall,
            "cpu": time.process_time() - processor,
            "top": sorted(found)[-5:],
        }
    )
)
