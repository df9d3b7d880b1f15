"""The number of segments: as many as are large enough, stable, and deserve different treatment."""

from clustering import KS, STABLE

DOUBTFUL = 0.6
CLOUD = "No number of segments gives groups that stand apart: the customers are one continuous cloud."


def choose(found, n, total_inertia):
    """`found` holds, by k, the figures of a candidate, with `names` and `explained` among them."""
    for stability in (STABLE, DOUBTFUL):
        k, reason = best_of(found, n, stability)
        if k:
            break
    else:
        k, reason = max(KS, key=lambda k: found[k]["jaccards"].min()), "no number is stable; this one comes nearest"
        stability = 0
    judges = judge(k, found, n, total_inertia)
    voting = [accepts for accepts, _ in judges.values() if accepts is not None]
    apart = any(large_enough(found[k], n) and stands_apart(k, found[k]) for k in KS)
    return {
        "method": "k-means",
        "k": k,
        "reason": f"{k} segments: {reason}." + ("" if apart else f" {CLOUD}"),
        "clear": stability == STABLE,
        "agreement": sum(voting) / len(voting),
        "judges": [{"judge": name, "accepts": accepts, "note": note} for name, (accepts, note) in judges.items()],
    }


def best_of(found, n, stability):
    admissible = [k for k in KS if large_enough(found[k], n) and found[k]["jaccards"].min() >= stability]
    peak = max(KS, key=lambda k: found[k]["silhouette"])
    if peak in admissible and stands_apart(peak, found[peak]):
        return peak, "groups that stand apart, large enough and stable"
    named = [k for k in admissible if found[k]["names"] == k]
    if named:
        return max(named), "the largest number at which each is large enough, stable and earns a name of its own"
    if admissible:
        return max(admissible, key=lambda k: (found[k]["names"] / k, k)), "large enough and stable, but names repeat"
    return None, None


def large_enough(candidate, n):
    return candidate["sizes"].min() >= max(0.02 * n, 10)


def stands_apart(k, candidate):
    return candidate["silhouette"] >= 0.7 or (candidate["silhouette"] >= 0.5 and k >= 3)


def judge(k, found, n, total_inertia):
    chosen = found[k]
    best = max(one["silhouette"] for one in found.values())
    knee = kneedle([1, *KS], [total_inertia, *(one["inertia"] for one in found.values())])
    lowest = chosen["jaccards"].min()
    return {
        "size": (large_enough(chosen, n), f"smallest segment {chosen['sizes'].min():,} customers"),
        "stability": (lowest >= STABLE, f"lowest Jaccard {lowest:.2f}, at least {STABLE} asked"),
        "names": (chosen["names"] == k, f"{chosen['names']} different names for {k} segments"),
        "silhouette": (chosen["silhouette"] >= best - 0.05, f"{chosen['silhouette']:.3f}, the best is {best:.3f}"),
        "elbow": (abs(k - knee) <= 1, f"knee at k={knee}, which moves with the range of k"),
        "backtest": backtest(chosen, found),
    }


def backtest(chosen, found):
    explained = [one["explained"] for one in found.values() if one["explained"] is not None]
    if not explained or max(explained) < 0.05:
        return None, "nothing to be learnt from a later period"
    note = f"explains {chosen['explained']:.1%} of the next log spend, the best k {max(explained):.1%}"
    return chosen["explained"] >= 0.95 * max(explained), note


def kneedle(ks, values):
    low, high = min(values), max(values)
    bends = [
        1 - (k - ks[0]) / (ks[-1] - ks[0]) - (value - low) / (high - low) for k, value in zip(ks, values)
    ]
    return ks[bends.index(max(bends))]
