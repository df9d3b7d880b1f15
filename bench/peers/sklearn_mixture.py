"""scikit-learn's side of bench/clustering/mixture.mjs: the time of fit and score, and what came out."""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from sklearn.mixture import GaussianMixture

warnings.simplefilter("ignore")
folder, n, d, k, covariance, steps = sys.argv[1:]
n, d, k, steps = int(n), int(d), int(k), int(steps)
x = np.fromfile(Path(folder) / "rows").reshape(n, d)
labels = np.fromfile(Path(folder) / "labels", dtype=np.int32)


class FromLabels(GaussianMixture):
    """Starts from a component for each row in place of k-means."""

    def _initialize_parameters(self, X, *args, **kwargs):
        given = np.zeros((n, k))
        given[np.arange(n), labels] = 1
        self._initialize(X, given)


start = time.perf_counter()
mixture = FromLabels(k, covariance_type=covariance, max_iter=steps, tol=0).fit(x)
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "logLikelihood": float(mixture.score(x) * n)}))
