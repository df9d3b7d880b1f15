"""One page of HTML that holds everything."""

import html

import pandas as pd

STYLE = "body{font:15px sans-serif;max-width:75em;margin:2em auto}td,th{padding:.2em .6em;text-align:left}svg{width:100%}"


def report(run, segments, rule_table, cross, figures):
    best = segments.loc[segments["revenue_share"].idxmax()]
    title = f"{best['customers']:,} customers bring {best['revenue_share']:.0%} of revenue"
    chosen, came_next = run["chosen"], run["borneOut"]
    of_segments, of_choice, of_measures = (figure[figure.index("<svg") :] for figure in figures)
    findings = "".join(f"<li>{html.escape(one['message'])}</li>" for one in run["findings"])
    shown = segments.drop(columns=["name", "why_named", "sets_apart", "kpi"]).filter(regex="^(?!z_)")
    parts = [
        ("Read this first", f"<ul>{findings}</ul>"),
        ("In figures", table(pd.Series({name: run[name] for name in ("customers", "orders", "revenue", "repeatRate")}))),
        ("The segments", table(shown) + of_segments),
        ("Why these names", table(segments[["segment", "why_named", "sets_apart", "kpi"]])),
        (f"Why {chosen['k']}", f"<p>{chosen['reason']}</p>" + table(pd.DataFrame(chosen["judges"])) + of_choice),
        ("Every number of segments that was tried", table(pd.DataFrame(run["selection"]))),
        ("What was done to the numbers", of_measures + table(run["correlations"])),
        ("Rules against clusters", table(rule_table) + table(cross)),
        ("Are the names borne out?", table(came_next["outcomes"]) if came_next else "<p>Too few customers.</p>"),
        ("What was set aside", table(pd.Series(run["rows"]["rejected"]))),
        ("Repeat it", f"<p>{html.escape(run['command'])}</p>" + table(pd.DataFrame(run["sources"]))),
    ]
    body = "".join(f"<h2>{heading}</h2>{content}" for heading, content in parts)
    return f"<!doctype html><meta charset='utf-8'><title>{title}</title><style>{STYLE}</style><h1>{title}</h1>{body}"


def table(data):
    frame = data.to_frame("") if isinstance(data, pd.Series) else data
    return frame.to_html(border=0, float_format="{:,.4g}".format)
