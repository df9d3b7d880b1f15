"""The values of test/selection/comparing-partitions.test.ts, by scikit-learn 1.9.1: python comparing_partitions.py"""

from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, fowlkes_mallows_score

SETS = {
    "17 rows of scikit-learn's test_adjusted_mutual_info_score": (
        [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2],
        [0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 2, 2, 2, 1, 1],
    ),
    "1,000 unrelated rows": ([i * i % 7 for i in range(1000)], [(3 * i + i // 8) % 5 for i in range(1000)]),
    "100,000 related rows with noise": (
        [i % 6 - 1 for i in range(100_000)],
        [(i % 6 - 1 if i % 10 else i // 10 % 4) for i in range(100_000)],
    ),
}

for name, (a, b) in SETS.items():
    print(name)
    for score in (adjusted_rand_score, adjusted_mutual_info_score, fowlkes_mallows_score):
        print(f"  {score.__name__} {score(a, b)!r}")
