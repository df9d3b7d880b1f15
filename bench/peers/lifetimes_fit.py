"""One fit by lifetimes for bench/clv.mjs: `python lifetimes_fit.py {bg-nbd|mbg-nbd|pareto-nbd} FILE`, the file holding x, tx and T
of every customer as doubles, one after the other. Equal histories are collapsed with weights, the quickest way that it offers."""

import json
import sys
import time

import numpy as np
import pandas as pd
from lifetimes import BetaGeoFitter, ModifiedBetaGeoFitter, ParetoNBDFitter

kind, file = sys.argv[1:]
frequency, recency, age = np.fromfile(file).reshape(3, -1)
start = time.perf_counter()
groups = (
    pd.DataFrame({"x": frequency, "tx": recency, "T": age}).groupby(["x", "tx", "T"], as_index=False).size()
)
fitter = {"bg-nbd": BetaGeoFitter, "mbg-nbd": ModifiedBetaGeoFitter, "pareto-nbd": ParetoNBDFitter}[kind]()
fitter.fit(groups["x"], groups["tx"], groups["T"], weights=groups["size"])
print(json.dumps({"seconds": time.perf_counter() - start, "parameters": fitter.params_.to_dict()}))
