"""The charts of the report: three figures of six charts each, as texts of SVG."""

import io

import matplotlib
import numpy as np
import pandas as pd
from clustering import KS
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

matplotlib.rcParams.update({"svg.fonttype": "none", "font.size": 8, "axes.titlesize": 9})
COLOURS = ["#4269d0", "#efb118", "#3ca951", "#ff725c", "#a463f2", "#6cc5b0", "#97bbf5", "#9c6b4e"]


def draw(panels):
    figure = Figure(figsize=(13, 7))
    axes = figure.subplots(2, 3, gridspec_kw={"left": 0.1, "right": 0.98, "hspace": 0.4, "wspace": 0.55}).flat
    for axis, (title, panel) in zip(axes, panels):
        axis.set_title(title, loc="left")
        panel(axis)
    text = io.StringIO()
    FigureCanvasSVG(figure).print_svg(text)
    return text.getvalue()


def segments_figure(segments, customers, orders):
    names = [f"{number + 1} {name}" for number, name in enumerate(segments["segment"])]
    return draw(
        [
            ("Revenue by segment", lambda axis: bars(axis, names, segments["revenue"])),
            ("Customers by segment", lambda axis: bars(axis, names, segments["customers"])),
            ("Found again in 50 re-draws", lambda axis: bars(axis, names, segments["stability"])),
            ("Customers by last order and number of orders", lambda axis: heatmap(axis, customers)),
            ("Revenue by month and segment", lambda axis: timeline(axis, customers, orders, names)),
            ("Ordering again, % by month of first order", lambda axis: cohorts(axis, orders)),
        ]
    )


def choice_figure(found, chosen, past, total_inertia):
    def curve(values):
        return lambda axis: line(axis, values, chosen["k"])

    one = found[chosen["k"]]
    return draw(
        [
            ("Spread left inside segments", curve([found[k]["inertia"] / total_inertia for k in KS])),
            ("Silhouette", curve([found[k]["silhouette"] for k in KS])),
            ("Least stable segment found again", curve([found[k]["jaccards"].min() for k in KS])),
            ("Smallest segment", curve([found[k]["sizes"].min() / found[k]["sizes"].sum() for k in KS])),
            ("How clearly customers belong", lambda axis: widths(axis, one["widths"], one["rows"])),
            ("Coming back after the cut, 1 is average", lambda axis: came_back(axis, past)),
        ]
    )


def measures_figure(customers, x):
    measured = {"recency_days": "Days since last order", "order_count": "Orders", "revenue": "Revenue"}
    before = [(title, histogram(customers[name])) for name, title in measured.items()]
    after = [(f"{title}, log and scaled", histogram(x[:, c], 1)) for c, title in enumerate(measured.values())]
    return draw([*before, *after])


def bars(axis, names, values):
    axis.barh(range(len(names)), values, color=[COLOURS[i % len(COLOURS)] for i in range(len(names))])
    axis.set_yticks(range(len(names)), names)
    axis.invert_yaxis()


def heatmap(axis, customers):
    cells = customers.groupby(["r_score", "f_score"])["revenue"].agg(["size", "median"])
    counts = cells["size"].unstack(fill_value=0).sort_index(ascending=False)
    axis.imshow(np.log1p(counts.to_numpy()), cmap="Blues", aspect="auto")
    for y, r in enumerate(counts.index):
        for column, f in enumerate(counts.columns):
            if counts.loc[r, f]:
                text = f"{counts.loc[r, f]:,}\n{cells.loc[(r, f), 'median']:,.0f}"
                axis.text(column, y, text, ha="center", va="center", fontsize=6)
    axis.set_yticks(range(len(counts)), [scored(customers, "r_score", "recency_days", r) for r in counts.index])
    axis.set_xticks(range(counts.shape[1]), [scored(customers, "f_score", "order_count", f) for f in counts.columns])


def scored(customers, score, measure, value):
    held = customers[measure][customers[score] == value]
    return f"{held.min():,}–{held.max():,}"


def timeline(axis, customers, orders, names):
    month = orders["first_at"].dt.to_period("M")
    cluster = customers["cluster"].reindex(orders["customer"]).to_numpy()
    sums = orders["amount"].groupby([month, cluster]).sum().unstack(fill_value=0)
    bottom = np.zeros(len(sums))
    for cluster in sums:
        axis.bar(range(len(sums)), sums[cluster], bottom=bottom, color=COLOURS[int(cluster)], label=names[int(cluster)])
        bottom += sums[cluster].to_numpy()
    axis.set_xticks(range(0, len(sums), 3), [str(one) for one in sums.index[::3]])
    axis.legend(fontsize=6)


def cohorts(axis, orders):
    table = retention(orders)
    axis.imshow(table.to_numpy()[:, 1:], cmap="Greens", aspect="auto", vmin=0, vmax=50)
    for (y, column), share in np.ndenumerate(table.to_numpy()[:, 1:]):
        if share > 0:
            axis.text(column, y, f"{share:.0f}", ha="center", va="center", fontsize=6)
    axis.set_yticks(range(len(table)), [str(one) for one in table.index])
    axis.set_xticks(range(table.shape[1] - 1), table.columns[1:])


def retention(orders):
    """Percent of the customers of each month of first order who ordered again so many months later."""
    real = orders[orders["is_order"]]
    month = 12 * real["first_at"].dt.year + real["first_at"].dt.month
    placed = pd.DataFrame({"customer": real["customer"], "month": month}).drop_duplicates()
    first = placed.groupby("customer", observed=True)["month"].transform("min")
    counts = placed.groupby([first.rename("first"), (placed["month"] - first).rename("age")]).size().unstack(fill_value=0)
    counts.index = [pd.Period(year=(m - 1) // 12, month=(m - 1) % 12 + 1, freq="M") for m in counts.index]
    return 100 * counts.div(counts[0], axis=0)


def line(axis, values, chosen):
    axis.plot(KS, values, marker="o", color=COLOURS[0])
    axis.axvline(chosen, color="grey", linestyle=":")


def widths(axis, values, labels):
    for cluster in range(labels.max() + 1):
        own = np.sort(values[labels == cluster])[::-1]
        at = np.linspace(0, 1, min(200, len(own)))
        axis.plot(at, np.quantile(own, 1 - at), color=COLOURS[cluster % len(COLOURS)], label=cluster + 1)
    axis.axhline(0, color="grey", linewidth=0.5)
    axis.legend(fontsize=6)


def histogram(values, most=0.98):
    low, high = np.quantile(values, [0, most])
    counts, edges = np.histogram(np.clip(values, low, high), bins=24)
    return lambda axis: axis.stairs(counts, edges, fill=True, color=COLOURS[0])


def came_back(axis, past):
    if past is None:
        return axis.set_axis_off()
    bars(axis, past["outcomes"]["segment"], past["outcomes"]["index"])
    axis.axvline(1, color="grey", linestyle=":")
