"""Log-likelihoods that test/clustering/gaussian-mixture.test.ts quotes: scikit-learn from given responsibilities.

Run with scikit-learn 1.9.1: python test/reference/gaussian-mixture.py
"""

import warnings

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

warnings.simplefilter("ignore", ConvergenceWarning)


class FromLabels(GaussianMixture):
    """Starts from a component for each row, the same on both sides, in place of k-means."""

    labels = None

    def _initialize_parameters(self, X, *args, **kwargs):
        given = np.zeros((len(X), self.n_components))
        given[np.arange(len(X)), self.labels] = 1
        self._initialize(X, given)


def fit(x, labels, k, form, iterations, tolerance=0.0, regularisation=1e-6):
    mixture = FromLabels(k, covariance_type=form, max_iter=iterations, tol=tolerance, reg_covar=regularisation)
    mixture.labels = labels
    return mixture.fit(x)


def show(name, x, mixture):
    values = [mixture.score(x) * len(x), mixture.bic(x), mixture.aic(x)]
    print(name, *(repr(float(value)) for value in values), mixture.n_iter_, mixture.converged_)


def grid(n, d):
    """The same rows as in the test: whole numbers from a generator that both languages have."""
    state = 1
    rows = np.zeros((n, d))
    for i in range(n):
        for c in range(d):
            state = state * 48271 % 2147483647
            rows[i, c] = state % 1000 / 100 + (i % 3) * (5 + c)
    return rows


print("scikit-learn", sklearn.__version__, "numpy", np.__version__)
iris = load_iris()
flowers = iris.data
for form in ("full", "tied", "diag", "spherical"):
    show(f"iris {form} 20", flowers, fit(flowers, iris.target, 3, form, 20))
show("iris full to 1e-3", flowers, fit(flowers, iris.target, 3, "full", 100, 1e-3))
for d in (1, 2, 3, 4, 5, 8):
    x = grid(1200, d)
    for form in ("full", "tied", "diag", "spherical"):
        show(f"grid {d} {form} 15", x, fit(x, np.arange(1200) // 7 % 4, 4, form, 15))
mixture = fit(flowers, iris.target, 3, "full", 20)
print("weights", mixture.weights_.tolist())
print("means", mixture.means_.ravel().tolist())
print("covariances[0]", mixture.covariances_[0].ravel().tolist())
print("responsibilities[70], [77], [133]", mixture.predict_proba(flowers)[[70, 77, 133]].tolist())
