"""Labels of scikit-learn's DBSCAN on points in a raw file of doubles, row by row, as a raw file of 32-bit integers.

    python dbscan_labels.py POINTS D EPS MIN_SAMPLES LABELS

Used by hand beside `dbscan`; the figures in test/clustering/dbscan.test.ts name the version they come from.
"""

import sys

import numpy as np
from sklearn.cluster import DBSCAN

points, d, eps, min_samples, labels = sys.argv[1:]
x = np.fromfile(points).reshape(-1, int(d))
DBSCAN(eps=float(eps), min_samples=int(min_samples)).fit(x).labels_.astype(np.int32).tofile(labels)
