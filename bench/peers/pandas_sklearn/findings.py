"""What a reader must know about the data before believing the segments."""

import numpy as np
import pandas as pd
from naming import window_is_short

CODES = r"(?i)^(?:[a-z]{1,4}|gift_.*|amazonfee|(?:bank )?charges)$"
WORDS = (
    r"(?i)^\s*(?:(?:\S+ ){0,2}(?:postage|carriage|shipping|freight|delivery (?:fee|charge|cost)s?|"
    r"(?:bank|service|handling|amazon) ?(?:charge|fee)s?|fees?|surcharge|insurance|commission|donation|samples?|"
    r"adjust(?:ment)?|bad debt|discount|voucher|gift ?(?:card|voucher))|manual|deposit|tip)\s*$"
)
LARGE_ORDER = 0.001
WORTH_TELLING = 0.05
STRAY_SHARE = 0.001
STRAY_GAP_DAYS = 366


def find(source, orders, customers, base, past, chosen):
    found = [
        missing_customers(source),
        *unusable_rows(source),
        stray_dates(source),
        non_products(source),
        decimal_ids(source),
        id_variants(customers),
        cancelled_orders(source, orders, customers),
        large_customers(customers),
        non_positive_revenue(customers),
        *doubts(past),
        short_window(base),
        no_clear_k(chosen),
    ]
    return [finding for finding in found if finding]


def finding(code, severity, message, **more):
    return {"code": code, "severity": severity, "message": message, **more}


def severity_of(share):
    return "serious" if share >= 0.1 else "warning" if share >= 0.01 else "info"


def missing_customers(source):
    rows = source.rows
    missing = rows["reason"] == "missing-customer"
    count = int(missing.sum())
    if count == 0:
        return None
    share = count / len(rows)
    sales = rows["amount"].clip(lower=0)
    lost = sales[missing].sum()
    message = (
        f"{count:,} rows ({share:.1%}) carry no customer id and hold {lost:,.0f} of sales, {lost / sales.sum():.1%} of all; "
        "they are in no segment, and if they are guest orders, customers are fewer or buy more often than shown"
    )
    return finding("missing-customer", severity_of(share), message, count=count)


def unusable_rows(source):
    counts = source.rows["reason"].value_counts()
    for code in ("unreadable-date", "unreadable-amount"):
        count, share = int(counts[code]), counts[code] / len(source.rows)
        if count:
            message = f"{count:,} rows ({share:.1%}) were set aside as {code}; rejects.csv shows them"
            yield finding(code, severity_of(share), message, count=count)


def stray_dates(source):
    """Few rows more than a year after the rest look like slips."""
    dates = source.rows["date"][source.rows["reason"] == ""]
    months = dates.groupby(12 * dates.dt.year + dates.dt.month).agg(["min", "max", "size"])
    gaps = (months["min"] - months["max"].shift()).dt.days
    after = months["size"][::-1].cumsum()[::-1]
    stray = months[(gaps > STRAY_GAP_DAYS) & (after <= max(1, STRAY_SHARE * len(dates)))]
    if stray.empty:
        return None
    count = int(after[stray.index[0]])
    message = f"{count:,} rows are dated {stray['min'].iloc[0]:%Y-%m-%d} or later, more than a year after the rest"
    return finding("stray-dates", "serious", message, count=count)


def non_products(source):
    """Postage, fees, samples and the like: by codes of letters alone, or by what the description says."""
    kind = matching(source, "product", CODES)
    if "description" in source.names:
        kind = kind.fillna(matching(source, "description", WORDS))
    kept = source.rows["reason"] == ""
    money = source.rows["amount"].abs()
    looks = kind.notna() & kept
    if not looks.any():
        return None
    kinds = money[looks].groupby(kind[looks]).agg(["size", "sum"]).sort_values("sum", ascending=False)
    share = max(looks.sum() / kept.sum(), kinds["sum"].sum() / money[kept].sum())
    named = ", ".join(f"{name} ({row.size_:,} rows, {row.money:,.0f})" for name, row in told(kinds))
    message = (
        f"{looks.sum():,} rows and {kinds['sum'].sum():,.0f} of money moved, {share:.1%} of all, look like postage, fees, "
        f"samples or the like rather than products: {named}; they count"
    )
    return finding("non-products", "warning" if share >= 0.01 else "info", message, count=int(looks.sum()))


def told(kinds):
    top = kinds.head(6).set_axis(["size_", "money"], axis=1)
    return zip(top.index, top.itertuples())


def matching(source, role, pattern):
    """The text of the cells that match, tried once for each different text."""
    cells = source.raw[source.names[role]].astype(str)
    texts = cells.drop_duplicates().dropna()
    return cells.where(cells.isin(texts[texts.str.contains(pattern)]))


def decimal_ids(source):
    if not source.decimal_ids:
        return None
    message = "every customer id was read as a decimal and is whole; the fraction was taken off"
    return finding("decimal-ids", "info", message, example=str(source.rows["customer"].min()))


def id_variants(customers):
    """Ids that differ in nothing but blanks, case, leading zeros or a fraction of zeros."""
    ids = pd.Series(customers.index.astype(str))
    folded = ids.str.strip().str.lower().str.replace(r"^0*([0-9]+?)(?:\.0+)?$", r"\1", regex=True)
    alike = ids[folded.duplicated(keep=False)]
    if alike.empty:
        return None
    message = f"{len(alike):,} customers have ids that differ in nothing but case, blanks, leading zeros or a trailing .0"
    return finding("id-variants", "warning", message, count=len(alike), example=alike.iloc[0])


def cancelled_orders(source, orders, customers):
    """Large orders of which the same customer later sent back exactly the amount."""
    rows, revenue = source.rows, customers["revenue"].sum()
    if revenue <= 0:
        return None
    returned = rows[rows["returned"] & (rows["reason"] == "")]
    undone = returned.groupby(["customer", "order"], observed=True).agg(amount=("amount", "sum"), at=("date", "max"))
    large = orders[orders["is_order"] & (orders["amount"] >= LARGE_ORDER * revenue)]
    pairs = large.reset_index().merge(undone.reset_index(), on="customer", suffixes=("", "_undone"))
    gone = pairs[np.isclose(pairs["amount"], -pairs["amount_undone"]) & (pairs["at"] >= pairs["first_at"])]
    gone = gone.drop_duplicates("index").sort_values("amount", ascending=False)
    if gone.empty:
        return None
    named = ", ".join(
        f'{order.amount:,.0f} of customer "{order.customer}" on {order.first_at:%Y-%m-%d}'
        for order in gone.head(3).itertuples()
    )
    total = gone["amount"].sum()
    message = (
        f"{len(gone)} large orders worth {total:,.0f}, {total / revenue:.1%} of revenue, were later cancelled or returned "
        f"in full: {named}; they count as orders, though not as revenue, so call nobody for them"
    )
    return finding("cancelled-orders", "warning", message, count=len(gone), example=gone["customer"].iloc[0])


def large_customers(customers):
    """More than 3.5 robust deviations above the median of log revenue."""
    spent = customers["revenue"][customers["revenue"] > 0]
    logs = np.log(spent)
    deviation = (logs - logs.median()).abs().median()
    if len(spent) < 50 or deviation == 0:
        return None
    far = spent[0.6745 * (logs - logs.median()) / deviation > 3.5]
    share = far.sum() / spent.sum()
    if share < WORTH_TELLING:
        return None
    message = (
        f"{len(far):,} of {len(customers):,} customers spent {far.min():,.0f} or more, far beyond the rest, and hold "
        f"{share:.1%} of revenue; if they are wholesale, look after them by name"
    )
    return finding("large-customers", "info", message, count=len(far))


def non_positive_revenue(customers):
    count = int((customers["revenue"] <= 0).sum())
    message = f"{count:,} customers have a revenue of 0 or less, which counts as 0 in the features"
    return finding("non-positive-revenue", "info", message, count=count) if count else None


def doubts(past):
    """Whether the names of the map told what came next."""
    if past is None:
        return
    outcomes = past["outcomes"]
    for lost in outcomes[(outcomes["segment"] == "Lost") & (outcomes["index"] > 0.8)].to_dict("records"):
        message = (
            f"{lost['came_back']:.0%} of the customers called Lost at the cut came back, against "
            f"{past['cameBackRate']:.0%} of all"
        )
        yield finding("lost-returns", "warning", message, count=lost["customers"])
    if past["explained"] is not None and past["explained"] < 0.03:
        message = f"the segments at the cut explain {past['explained']:.1%} of who came back, less than 3%"
        yield finding("recency-says-little", "warning", message)


def short_window(base):
    message = f"the first order is {base.longest_tenure} days old and customers usually order every {base.gap_days:.0f} days"
    return finding("short-window", "info", message) if window_is_short(base) else None


def no_clear_k(chosen):
    if chosen["clear"] and chosen["agreement"] >= 0.5:
        return None
    message = "read the segments as a partition of a continuous cloud, not as groups found in it"
    return finding("no-clear-k", "warning", message)
