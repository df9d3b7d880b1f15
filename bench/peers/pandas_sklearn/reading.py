"""The rows of the file, and a reason for each that cannot be used."""

import csv
import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

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
    text: pa.Table  # every well-formed row, its cells as they stand
    malformed: list  # the others, as pyarrow describes them
    rows: pd.DataFrame
    decimal_ids: str | None


def read(path, names):
    text, malformed = read_text(path)
    customer, decimal_ids = whole_ids(text[names["customer"]].combine_chunks().dictionary_encode().to_pandas())
    quantity = to_numbers(text[names["quantity"]])
    amount = quantity * to_numbers(text[names["price"]])
    date = to_dates(text[names["date"]])
    reason = np.select([customer.isna(), date.isna(), np.isnan(amount)], [1, 2, 3], 0)
    rows = pd.DataFrame(
        {
            "customer": customer,
            "order": order_ids(text[names["order"]], text[names["date"]]),
            "date": date,
            "amount": amount,
            "returned": (quantity < 0) | (amount < 0),
            "reason": pd.Categorical.from_codes(reason, REASONS),
        }
    )
    return Source(path, names, text, malformed, rows, decimal_ids)


def read_text(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        header = next(csv.reader(file))
    malformed = []

    def set_aside(row):
        malformed.append(row)
        return "skip"

    def rows(use_threads):
        malformed.clear()
        return pa.csv.read_csv(
            path,
            read_options=pa.csv.ReadOptions(use_threads=use_threads),
            parse_options=pa.csv.ParseOptions(newlines_in_values=True, invalid_row_handler=set_aside),
            convert_options=pa.csv.ConvertOptions(
                column_types=dict.fromkeys(header, pa.string()), null_values=[""], strings_can_be_null=True
            ),
        )

    text = rows(use_threads=True)
    # Only reading on one thread tells the number of a row.
    return (rows(use_threads=False) if malformed else text), malformed


def to_numbers(column):
    try:
        return column.cast(pa.float64()).to_numpy()
    except pa.ArrowInvalid:
        return pd.to_numeric(column.to_pandas(), errors="coerce").to_numpy(dtype=float)


def to_dates(column):
    try:
        return column.cast(pa.timestamp("s")).to_pandas()
    except pa.ArrowInvalid:
        return pd.to_datetime(column.to_pandas(), errors="coerce", format="ISO8601").astype("datetime64[s]")


def order_ids(ids, dates):
    """The order of a row; where it has no id, its day."""
    if ids.null_count:
        ids = pa.compute.coalesce(ids, pa.compute.utf8_slice_codeunits(dates, 0, 10))
    return ids.combine_chunks().dictionary_encode().to_pandas()


def whole_ids(customer):
    """Takes the fraction off ids that are all whole numbers written as decimals; with one of them as an example."""
    ids = customer.cat.categories
    if len(ids) == 0 or not ids.str.fullmatch(r"\d+\.0+").all():
        return customer, None
    return customer.cat.rename_categories(ids.str.replace(r"\.0+$", "", regex=True)), ids.min()


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
