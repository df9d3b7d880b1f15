"""silhouette_score of scikit-learn on rows and labels in binary files: python silhouette.py X.f64 LABELS.i32 D"""

import sys
import time

import numpy as np
from sklearn.metrics import silhouette_score

data, labels, d = sys.argv[1:]
x = np.fromfile(data).reshape(-1, int(d))
y = np.fromfile(labels, dtype=np.int32)
start, busy = time.perf_counter(), time.process_time()
value = silhouette_score(x, y)
print(f"{value!r} {time.perf_counter() - start} {time.process_time() - busy}")
