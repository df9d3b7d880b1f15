"""What each segment is like, a name for it, and what to do with it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from writing import profile_table

ACTIVE_WITHIN_DAYS = 90
DIMENSIONS = {
    "recency": ("recency_days", -1, ["more recent", "longer ago"], ["most recent", "in between", "longest ago"]),
    "orders": ("order_count", 1, ["more orders", "fewer orders"], ["most orders", "in between", "fewest orders"]),
    "spend": ("revenue", 1, ["higher spend", "lower spend"], ["highest spend", "in between", "lowest spend"]),
}
SUBJECTS = {
    "recency_days": "Days since the last order",
    "order_count": "Orders per customer",
    "revenue": "Revenue per customer",
    "tenure_days": "Days since the first order",
}
MEASURES = list(SUBJECTS)

# Action, reason, and the figure to watch.
ACTIONS = {
    "Champions": (
        "Reward and keep: early access, a person to call, ask for referrals. No discounts, they buy anyway.",
        "{share} of customers bring {revenue_share} of revenue: {orders}, the last {ago}.",
        "share still on time after one usual gap; referrals",
    ),
    "Loyal customers": (
        "Cross-sell the next category and raise the basket; name the benefit of staying.",
        "They have ordered {times}, {order_value} each, the last {ago}.",
        "categories per customer, order value",
    ),
    "Big spenders": (
        "Thank personally, ask what is next; offer service rather than price.",
        "Few orders ({orders}) but {spent} each customer, {ratio} the base, the last {ago}.",
        "second large order within {gap}",
    ),
    "Potential loyalists": (
        "Nurture to the next order: a reason and a date, bundle or subscription.",
        "{orders}, the last {ago}; customers like them are one step from loyal.",
        "share that orders once more",
    ),
    "Promising": (
        "Bring the third order soon; show what buyers of their first products took next.",
        "Two steps made, the last {ago}.",
        "third-order rate, days to it",
    ),
    "New customers": (
        "Onboard: welcome series, help with the first product, one easy second order.",
        "First order {tenure}; {one_time} have bought once.",
        "second-order rate within {twice_gap}",
    ),
    "Occasional buyers": (
        "Keep in touch at their own rhythm, seasonal reminders, no pressure.",
        "{orders}, in rhythm, baskets of {order_value}.",
        "orders per year",
    ),
    "Needs attention": (
        "Ask why and remind before it is late: personal note, refill or service check.",
        "They bought {times} for {spent}, now {late} their usual gap of {gap}.",
        "share that orders within {gap}",
    ),
    "About to sleep": (
        "One light reminder with what is new; stop after two without answer.",
        "{orders}, {ago}, {late} the usual gap of {gap}.",
        "reactivation rate per contact",
    ),
    "At risk": (
        "Win back, worth real money: a call or a strong offer, ask for the reason.",
        "{spent} each in the past ({ratio} the base), silent for {days}.",
        "won-back revenue against a held-out part",
    ),
    "Hibernating": (
        "Reactivate cheaply: e-mail only, at season starts.",
        "Silent for {days}, {revenue_share} of revenue.",
        "cost per reactivated customer",
    ),
    "Lost": (
        'Let go: out of paid channels, one yearly "still interested?", ask why if it costs nothing.',
        "{orders}, {ago}; {late} the usual gap of {gap}.",
        "contact cost saved; returns without contact",
    ),
    "Unusual customers": (
        "Look at them one by one: key accounts, resellers, errors in the data.",
        "They fit no group; {share} of customers, {revenue_share} of revenue.",
        "accounts with an owner",
    ),
    "Most customers": (
        "Use the rule map or another k: this segment is too broad for one treatment.",
        "{share} of all customers.",
        "none",
    ),
}


@dataclass
class Base:
    """All customers: what every segment is measured against."""

    customers: pd.DataFrame
    sorted: dict
    logs: pd.DataFrame
    medians: pd.Series
    gap_days: float
    longest_tenure: int


def base_of(customers):
    logs = np.log1p(customers[MEASURES].clip(lower=0))
    return Base(
        customers,
        {name: np.sort(customers[name].to_numpy()) for name in MEASURES},
        (logs - logs.mean()) / logs.std(ddof=0),
        customers[MEASURES].median(),
        customers["gap_days"].median(),
        customers["tenure_days"].max(),
    )


def rank_among(ascending, values):
    """The share of the base below, equals counted half."""
    return (np.searchsorted(ascending, values) + np.searchsorted(ascending, values, side="right")) / 2 / len(ascending)


def profile(base, labels):
    """One row per cluster."""
    customers = base.customers
    groups = customers.groupby(labels)
    medians = groups[["tenure_days", "gap_days", "lateness"]].median()
    table = profile_table(customers, labels)
    table["one_time"] = 1 - table["repeat_rate"]
    table["active_share"] = (customers["recency_days"] <= ACTIVE_WITHIN_DAYS).groupby(labels).mean()
    table["tenure_days"] = medians["tenure_days"]
    has_rhythm = groups["gap_days"].count() / table["customers"] >= 0.5
    table["gap_days"] = medians["gap_days"].where(has_rhythm, base.gap_days)
    table["lateness"] = medians["lateness"].where(has_rhythm, table["median_recency_days"] / base.gap_days)
    table["recency_rank"] = 1 - rank_among(base.sorted["recency_days"], table["median_recency_days"])
    table["order_rank"] = rank_among(base.sorted["order_count"], table["median_order_count"])
    table["revenue_rank"] = rank_among(base.sorted["revenue"], table["median_revenue"])
    table["value_rank"] = (table["order_rank"] + table["revenue_rank"]) / 2
    return table.join(base.logs.groupby(labels).mean().add_prefix("z_"))


def window_is_short(base):
    return base.longest_tenure < 3 * base.gap_days


def timing(segment, base):
    if np.isnan(segment.lateness):
        return "on time" if segment.recency_rank >= 0.6 else "late" if segment.recency_rank >= 0.4 else "gone"
    if window_is_short(base) or segment.lateness <= 1:
        return "on time"
    if segment.lateness <= 1.5 and segment.recency_rank >= 0.6:
        return "on time"
    return "late" if segment.lateness <= 2 else "gone"


def name_of(segment, base):
    if segment.customers < 5:
        return "Unusual customers"
    if segment.share >= 0.8:
        return "Most customers"
    state, value, single = timing(segment, base), segment.value_rank, segment.one_time >= 0.5
    if state == "on time":
        if not single and value >= 0.85 and segment.share <= 0.25 and segment.lateness <= 1:
            return "Champions"
        if not single and value >= 0.6:
            return "Loyal customers"
        if segment.revenue_rank >= 0.6 and segment.revenue_rank - segment.order_rank >= 0.25:
            return "Big spenders"
        if single or segment.tenure_days <= 2 * base.gap_days:
            return "New customers"
        return "Potential loyalists" if value >= 0.4 else "Occasional buyers"
    if state == "late":
        return "Needs attention" if not single and value >= 0.5 else "About to sleep"
    if not single and value >= 0.6:
        return "At risk"
    early = segment.recency_rank >= 0.2 if np.isnan(segment.lateness) else segment.lateness <= 3
    return "Hibernating" if early or (not single and value >= 0.4) else "Lost"


def names_of(table, base):
    return [name_of(segment, base) for segment in table.itertuples()]


def describe(base, labels):
    """The profile with names that are all different, actions and reasons."""
    table = profile(base, labels)
    table["name"] = names_of(table, base)
    table["segment"] = table["name"]
    for _, namesakes in table.groupby("name"):
        if len(namesakes) > 1:
            qualified = namesakes["name"] + " (" + qualifiers(namesakes) + ")"
            table.loc[namesakes.index, "segment"] = qualified
    said = [facts(segment, base) for segment in table.itertuples()]
    table["action"] = [ACTIONS[name][0] for name in table["name"]]
    table["reason"] = [ACTIONS[name][1].format(**fact) for name, fact in zip(table["name"], said)]
    table["kpi"] = [ACTIONS[name][2].format(**fact) for name, fact in zip(table["name"], said)]
    table["why_named"] = [why_named(segment, base) for segment in table.itertuples()]
    table["sets_apart"] = [sets_apart(segment, base) for _, segment in table.iterrows()]
    quartiles = base.customers.groupby(labels)[["recency_days", "order_count", "revenue"]].quantile([0.25, 0.75])
    for name, wide in quartiles.unstack().items():
        table[f"{name[0]}_{name[1]:.0%}"] = wide
    return table


def qualifiers(namesakes):
    """What tells segments of one name apart: places along the dimension with the widest range."""
    scores = {label: namesakes[f"z_{column}"] * sign for label, (column, sign, _, _) in DIMENSIONS.items()}
    widest = max(scores, key=lambda label: np.ptp(scores[label]))
    places = scores[widest].rank(ascending=False, method="first").astype(int)
    _, _, two, three = DIMENSIONS[widest]
    if len(namesakes) > 3:
        return f"{widest} tier " + places.astype(str) + f" of {len(namesakes)}"
    return places.map(lambda place: (two if len(namesakes) == 2 else three)[place - 1])


def why_named(segment, base):
    return (
        f"{timing(segment, base)}: silent for {segment.lateness:.2f} times the usual gap; "
        f"value rank {segment.value_rank:.2f}; {percent(segment.share)} of customers; "
        f"{percent(segment.one_time)} bought once"
    )


def sets_apart(segment, base):
    """The two or three measures in which it differs most from the base."""
    scores = segment[[f"z_{name}" for name in MEASURES]].abs().sort_values(ascending=False, kind="stable")
    told = [name[2:] for name in scores.index[:3] if scores[name] >= 0.25 or name in scores.index[:2]]
    here = {"tenure_days": segment["tenure_days"]} | {name: segment[f"median_{name}"] for name in MEASURES[:3]}
    return [
        f"{SUBJECTS[name]}: median {here[name] / base.medians[name]:.3g} times that of the base."
        if name == "revenue"
        else f"{SUBJECTS[name]}: median {here[name]:,g}, against {base.medians[name]:,g} in the base."
        for name in told
    ]


def facts(segment, base):
    orders = segment.median_order_count
    return {
        "share": percent(segment.share),
        "revenue_share": percent(segment.revenue_share),
        "one_time": percent(segment.one_time),
        "orders": counted(orders, "order"),
        "times": {1: "once", 2: "twice"}.get(orders, f"{orders:.3g} times"),
        "spent": money(segment.median_revenue),
        "order_value": money(segment.average_order_value),
        "ratio": f"{segment.median_revenue / base.medians['revenue']:.3g} times",
        "days": whole_days(segment.median_recency_days),
        "ago": f"{whole_days(segment.median_recency_days)} ago",
        "tenure": f"{whole_days(segment.tenure_days)} ago",
        "gap": whole_days(segment.gap_days),
        "twice_gap": whole_days(2 * segment.gap_days),
        "late": f"{segment.lateness:.3g} times",
    }


def percent(share):
    return f"{share:.0%}"


def counted(count, noun):
    return f"{count:,.10g} {noun if count == 1 else noun + 's'}"


def whole_days(days):
    return "an unknown time" if np.isnan(days) else counted(round(days), "day")


def money(amount):
    for unit, name in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(amount) >= unit:
            return f"{amount / unit:.3g}{name}"
    return f"{amount:.3g}"
