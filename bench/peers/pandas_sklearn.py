"""Customer segments from transactions, as an analyst would write it with pandas and scikit-learn.

Does the work of `clientele segment` with default options, for comparison:

    python pandas_sklearn.py orders.csv --out result            the same work
    python pandas_sklearn.py orders.csv --out result --plain    without the bootstrap
    python pandas_sklearn.py orders.csv --rfm-only              reading and RFM only
"""

import argparse
import html
from pathlib import Path

import numpy as np
import pandas as pd

COLUMNS = {
    "demo": {
        "order": "order_id",
        "date": "ordered_at",
        "customer": "customer_id",
        "quantity": "quantity",
        "price": "unit_price",
    },
    "online-retail": {
        "order": "InvoiceNo",
        "date": "InvoiceDate",
        "customer": "CustomerID",
        "quantity": "Quantity",
        "price": "UnitPrice",
    },
}
KS = range(2, 9)
SAMPLE = 20_000
LARGE = 100_000
RESAMPLES = 50
STABLE = 0.75


def main():
    args = parse_args()
    raw, sales, rejected = read(args.file, COLUMNS[args.columns])
    customers = measure(sales)
    if args.rfm_only:
        print(f"customers={len(customers)} revenue={customers['revenue'].sum():.2f}")
        return
    score(customers)
    labels, stability = cluster(customers, args.seed, bootstrap=not args.plain)
    write(Path(args.out), raw, rejected, customers, labels, stability)


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--columns", choices=list(COLUMNS), default="demo")
    parser.add_argument("--out", default="pandas-out")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--rfm-only", action="store_true")
    parser.add_argument("--plain", action="store_true", help="without the bootstrap")
    return parser.parse_args()


def read(path, names):
    # Without `skip` a row with one cell too many ends the script; such rows are lost here.
    raw = pd.read_csv(path, on_bad_lines="skip", low_memory=False)
    date = pd.to_datetime(raw[names["date"]], errors="coerce")
    quantity = pd.to_numeric(raw[names["quantity"]], errors="coerce")
    price = pd.to_numeric(raw[names["price"]], errors="coerce")
    reason = pd.Series(
        np.select(
            [raw[names["customer"]].isna(), date.isna(), quantity.isna() | price.isna()],
            ["missing-customer", "unreadable-date", "unreadable-amount"],
            "",
        )
    )
    good = reason == ""
    order = raw[names["order"]][good]
    amount = (quantity * price)[good]
    returned = (quantity[good] < 0) | (amount < 0)
    sales = pd.DataFrame(
        {
            "customer": raw[names["customer"]][good],
            "order": order,
            "date": date[good],
            "sold_at": date[good].where(~returned),
            "sold": ~returned,
            "amount": amount,
        }
    )
    if sales["customer"].dtype == float:
        sales["customer"] = sales["customer"].astype("int64")
    return raw, sales, reason[~good]


def measure(sales):
    as_of = sales["date"].max().normalize() + pd.Timedelta(days=1)
    orders = (
        sales.groupby(["customer", "order"], sort=False)
        .agg(amount=("amount", "sum"), first=("sold_at", "min"), last=("sold_at", "max"), sold=("sold", "any"))
        .reset_index()
    )
    # An order is not all returns and does not sum to less than nothing.
    is_order = orders["sold"] & (orders["amount"] >= -1e-9)
    real = orders[is_order]
    customers = real.groupby("customer").agg(
        first_order_at=("first", "min"), last_order_at=("last", "max"), order_count=("order", "size")
    )
    customers["revenue"] = orders.groupby("customer")["amount"].sum()
    customers["recency_days"] = (as_of - customers["last_order_at"].dt.normalize()).dt.days
    customers["tenure_days"] = (as_of - customers["first_order_at"].dt.normalize()).dt.days
    customers["average_order_value"] = customers["revenue"] / customers["order_count"]
    return customers


def score(customers):
    def quantiles(values):
        return pd.qcut(values.rank(method="first"), 5, labels=False) + 1

    customers["r_score"] = r = quantiles(-customers["recency_days"])
    customers["f_score"] = f = quantiles(customers["order_count"])
    customers["m_score"] = m = quantiles(customers["revenue"])
    customers["rfm_segment"] = np.select(
        [
            (r == 5) & (f >= 4) & (m >= 4),
            (r >= 4) & (f >= 4),
            (r >= 4) & (m == 5),
            (r >= 4) & (f == 3),
            (r >= 4) & (f == 2),
            (r >= 4),
            (r == 3) & (f + m >= 6),
            (r == 3),
            (f + m >= 6),
            (r == 1) & (f == 1),
        ],
        [
            "Champions",
            "Loyal customers",
            "Big spenders",
            "Potential loyalists",
            "Promising",
            "New customers",
            "Needs attention",
            "About to sleep",
            "At risk",
            "Lost",
        ],
        "Hibernating",
    )


def cluster(customers, seed, bootstrap):
    from sklearn.cluster import KMeans
    from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score
    from sklearn.preprocessing import StandardScaler

    measures = customers[["recency_days", "order_count", "revenue"]].clip(lower=0)
    x = StandardScaler().fit_transform(np.log1p(measures.to_numpy(dtype=float)))
    n = len(x)
    rows = np.random.default_rng(seed).choice(n, SAMPLE, replace=False) if n > SAMPLE else np.arange(n)
    found = {}
    for k in KS:
        model = KMeans(n_clusters=k, n_init=50 if n < LARGE else 10, random_state=seed).fit(x)
        figures = {
            "labels": model.labels_,
            "inertia": model.inertia_,
            "silhouette": silhouette_score(
                x, model.labels_, sample_size=SAMPLE if n > SAMPLE else None, random_state=seed
            ),
            "calinski_harabasz": calinski_harabasz_score(x, model.labels_),
            "davies_bouldin": davies_bouldin_score(x, model.labels_),
            "smallest": np.bincount(model.labels_, minlength=k).min(),
        }
        if bootstrap:
            figures["jaccards"], figures["confidence"] = stability_of(x[rows], x[rows], model.labels_[rows], k, seed)
        found[k] = figures
    k = choose(found, n, bootstrap)
    labels = found[k]["labels"]
    if not bootstrap:
        return labels, None
    if n > SAMPLE:
        return labels, stability_of(x[rows], x, labels, k, seed)
    return labels, (found[k]["jaccards"], found[k]["confidence"])


def stability_of(sample, x, labels, k, seed):
    """Mean best Jaccard per segment, and per customer the share of resamples that agree, over bootstrap refits."""
    from scipy.optimize import linear_sum_assignment
    from sklearn.cluster import KMeans

    random = np.random.default_rng(seed)
    sizes = np.bincount(labels, minlength=k)
    best = np.zeros(k)
    agreed = np.zeros(len(x))
    for resample in range(RESAMPLES):
        drawn = random.integers(0, len(sample), len(sample))
        refit = KMeans(n_clusters=k, n_init=3, random_state=seed + resample).fit(sample[drawn])
        other = refit.predict(x)
        both = np.bincount(labels * k + other, minlength=k * k).reshape(k, k)
        jaccards = both / (sizes[:, None] + np.bincount(other, minlength=k)[None, :] - both)
        best += jaccards.max(axis=1)
        _, partner = linear_sum_assignment(-jaccards)
        agreed += partner[labels] == other
    return best / RESAMPLES, agreed / RESAMPLES


def choose(found, n, bootstrap):
    if bootstrap:
        least = max(0.02 * n, 10)
        stable = [k for k, f in found.items() if f["smallest"] >= least and f["jaccards"].min() >= STABLE]
        if stable:
            return max(stable)
    return max(found, key=lambda k: found[k]["silhouette"])


def write(folder, raw, rejected, customers, labels, stability):
    folder.mkdir(parents=True, exist_ok=True)
    worth = customers["revenue"].groupby(labels).mean().sort_values(ascending=False)
    number = pd.Series(range(len(worth)), index=worth.index)
    customers["cluster"] = number[labels].to_numpy()
    if stability:
        customers["confidence"] = stability[1]
    customers.sort_index().to_csv(folder / "customers.csv", index_label="customer_id")

    groups = customers.groupby("cluster")
    profile = pd.DataFrame(
        {
            "customers": groups.size(),
            "share": groups.size() / len(customers),
            "revenue": groups["revenue"].sum(),
            "revenue_share": groups["revenue"].sum() / customers["revenue"].sum(),
            "median_recency_days": groups["recency_days"].median(),
            "median_order_count": groups["order_count"].median(),
            "median_revenue": groups["revenue"].median(),
            "average_order_value": groups["revenue"].sum() / groups["order_count"].sum(),
            "repeat_rate": (customers["order_count"] > 1).groupby(customers["cluster"]).mean(),
        }
    )
    if stability:
        profile["jaccard"] = stability[0][worth.index]
    profile.to_csv(folder / "segments.csv")

    rejects = raw.loc[rejected.index]
    rejects.insert(0, "reason", rejected)
    rejects.to_csv(folder / "rejects.csv", index_label="row")

    rules = customers.groupby("rfm_segment").agg(customers=("revenue", "size"), revenue=("revenue", "sum"))
    title = html.escape(f"{len(customers):,} customers in {len(profile)} segments")
    (folder / "report.html").write_text(
        f"<!doctype html><meta charset='utf-8'><title>{title}</title><h1>{title}</h1>"
        f"{profile.to_html()}<h2>By rules</h2>{rules.to_html()}",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
