"""Labels and probabilities of scikit-learn's HDBSCAN on points in a raw file of doubles, row by row, as raw doubles:
all labels, then all probabilities.

    python hdbscan_labels.py POINTS D MIN_CLUSTER_SIZE MIN_SAMPLES eom|leaf EPSILON RESULT

Used by hand beside `hdbscan`; the figures in test/clustering/hdbscan.test.ts name the version they come from.
"""

import sys

import numpy as np
from sklearn.cluster import HDBSCAN

points, d, min_cluster_size, min_samples, method, epsilon, result = sys.argv[1:]
x = np.fromfile(points).reshape(-1, int(d))
fit = HDBSCAN(
    min_cluster_size=int(min_cluster_size),
    min_samples=int(min_samples),
    cluster_selection_method=method,
    cluster_selection_epsilon=float(epsilon),
    copy=True,
).fit(x)
np.concatenate([fit.labels_.astype(float), fit.probabilities_]).tofile(result)
