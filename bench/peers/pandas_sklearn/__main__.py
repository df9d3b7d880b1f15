"""Customer segments from transactions, as an analyst would write it with pandas and scikit-learn.

Does the work of `clientele segment` with default options, for comparison:

    python pandas_sklearn orders.csv --out result             the same work: all results
    python pandas_sklearn orders.csv --out result --tables    clusters and tables, without what explains and checks them
    python pandas_sklearn orders.csv --out result --plain     the same without the bootstrap
    python pandas_sklearn orders.csv --rfm-only               reading and RFM only
"""

import argparse
from pathlib import Path

from measuring import measure, orders_of
from reading import COLUMNS, read


def main():
    args = parse_args()
    source = read(args.file, COLUMNS[args.columns])
    orders = orders_of(source)
    customers, as_of = measure(orders, source)
    if args.rfm_only:
        print(f"customers={len(customers)} revenue={customers['revenue'].sum():.2f}")
        return
    folder = Path(args.out)
    folder.mkdir(parents=True, exist_ok=True)
    if args.tables or args.plain:
        from tables import segment_to_tables

        segment_to_tables(folder, source, customers, args.seed, bootstrap=args.tables)
    else:
        from results import segment_to_results

        segment_to_results(folder, source, orders, customers, as_of, args.seed)


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--columns", choices=list(COLUMNS), default="demo")
    parser.add_argument("--out", default="pandas-out")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--rfm-only", action="store_true")
    parser.add_argument("--tables", action="store_true", help="clusters and tables only")
    parser.add_argument("--plain", action="store_true", help="these without the bootstrap")
    return parser.parse_args()


if __name__ == "__main__":
    main()
