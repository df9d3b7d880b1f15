"""The rows of the file, and a reason for each that cannot be used."""

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

COLUMNS = {
    "demo": {
        "order": "order_id",
        "date": "ordered_at",
        "customer": "customer_id",
        "quantity": "quantity",
        "price": "unit_price",
        "product": "product",
    },
    "online-retail": {
        "order": "InvoiceNo",
        "date": "InvoiceDate",
        "customer": "CustomerID",
        "quantity": "Quantity",
        "price": "UnitPrice",
        "product": "StockCode",
        "description": "Description",
    },
}
REASONS = ["", "missing-customer", "unreadable-date", "unreadable-amount", "no-order"]


@dataclass
class Source:
    path: str
    names: dict
    raw: pd.DataFrame
    rows: pd.DataFrame
    decimal_ids: bool


def read(path, names):
    # Without `skip` a row with one cell too many ends the script; such rows are lost here.
    raw = pd.read_csv(path, on_bad_lines="skip", low_memory=False)
    customer, order = raw[names["customer"]], raw[names["order"]]
    date = pd.to_datetime(raw[names["date"]], errors="coerce")
    quantity = pd.to_numeric(raw[names["quantity"]], errors="coerce")
    amount = quantity * pd.to_numeric(raw[names["price"]], errors="coerce")
    reason = np.select([customer.isna(), date.isna(), amount.isna()], [1, 2, 3], 0)
    rows = pd.DataFrame(
        {
            "customer": customer,
            "order": order.fillna(date.dt.strftime("%Y-%m-%d")) if order.hasnans else order,
            "date": date,
            "amount": amount,
            "returned": (quantity < 0) | (amount < 0),
            "reason": pd.Categorical.from_codes(reason, REASONS),
        }
    )
    return Source(path, names, raw, rows, whole_decimals(customer))


def whole_decimals(ids):
    return ids.dtype == float and bool((ids.dropna() % 1 == 0).all())


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
