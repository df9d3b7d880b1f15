"""Orders, and the recency, frequency and money of every customer."""

import pandas as pd

DAY = pd.Timedelta(days=1)


def orders_of(source):
    rows = source.rows[source.rows["reason"] == ""]
    if source.decimal_ids:
        rows = rows.astype({"customer": "int64"})
    sold_at = rows["date"].where(~rows["returned"])
    orders = (
        rows.assign(sold_at=sold_at)
        .groupby(["customer", "order"], observed=True, sort=False)
        .agg(
            amount=("amount", "sum"),
            first_at=("sold_at", "min"),
            last_at=("sold_at", "max"),
            returned_at=("date", "min"),
        )
        .reset_index()
    )
    # An order is not all returns and does not sum to less than nothing, but for the error of the sum.
    orders["is_order"] = orders["first_at"].notna() & (orders["amount"] >= -1e-9)
    orders["first_at"] = orders["first_at"].fillna(orders.pop("returned_at"))
    orders["day"] = orders["first_at"].dt.normalize()
    return orders


def measure(orders, source):
    """The customers as they stand on the day after the last row; rows of those without an order are set aside."""
    rows = source.rows
    as_of = rows["date"][rows["reason"] == ""].max().normalize() + DAY
    customers = customers_of(orders, as_of)
    orderless = (rows["reason"] == "") & ~rows["customer"].isin(customers.index)
    rows.loc[orderless, "reason"] = "no-order"
    return customers, as_of


def customers_of(orders, as_of):
    real = orders[orders["is_order"]]
    customers = real.groupby("customer", observed=True, sort=False).agg(
        first_order_at=("first_at", "min"),
        last_order_at=("last_at", "max"),
        last_day=("day", "max"),
        order_count=("order", "size"),
    )
    days = real[["customer", "day"]].drop_duplicates()
    customers["order_days"] = days.groupby("customer", observed=True).size()
    customers["revenue"] = orders.groupby("customer", observed=True)["amount"].sum().round(6)
    first_day = customers["first_order_at"].dt.normalize()
    customers["recency_days"] = (as_of - customers["last_order_at"].dt.normalize()).dt.days
    customers["tenure_days"] = (as_of - first_day).dt.days
    customers["average_order_value"] = customers["revenue"] / customers["order_count"]
    # Days between order days; nobody has a rhythm who ordered on a single one.
    gaps = customers["order_days"] - 1
    customers["gap_days"] = (customers.pop("last_day") - first_day).dt.days / gaps.where(gaps > 0)
    customers["lateness"] = customers["recency_days"] / customers["gap_days"]
    return customers
