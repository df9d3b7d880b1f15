// @ts-check

/**
 * The tasks that are timed beside peers. `asked` is the ratio to the best Python peer, or `under` the seconds, that the
 * project set itself at d = 3; the sizes of `npm` are the largest that the package does in about a minute here.
 * @typedef {object} Task
 * @property {string} name
 * @property {string} words
 * @property {number} n
 * @property {readonly string[]} peers in Python, see ../peers/side.py
 * @property {number} [asked]
 * @property {number} [under]
 * @property {readonly { package: string, n: number }[]} [npm] see ../peers/npm/side.mjs
 * @property {number} [wide] rows at d = 8; left out where nothing is compared there
 */

/** @type {readonly Task[]} */
export const TASKS = [
  {
    name: 'k-means',
    words: 'k-means, k = 5, 10 restarts',
    n: 1_000_000,
    peers: ['scikit-learn'],
    asked: 10,
    npm: [
      { package: 'ml-kmeans', n: 1_000_000 },
      { package: 'skmeans', n: 1_000_000 },
    ],
    wide: 200_000,
  },
  {
    name: 'scan',
    words: 'k-means, k = 2..8, 10 restarts each',
    n: 1_000_000,
    peers: ['scikit-learn'],
    asked: 15,
    wide: 200_000,
  },
  { name: 'silhouette', words: 'silhouette, exact', n: 20_000, peers: ['scikit-learn'], asked: 15, wide: 20_000 },
  { name: 'silhouette-large', words: 'silhouette, exact', n: 100_000, peers: [], under: 8 },
  { name: 'certified', words: 'silhouette, certified within 0.001', n: 1_000_000, peers: [], under: 20, wide: 200_000 },
  {
    name: 'ward',
    words: 'Ward, whole tree',
    n: 20_000,
    peers: ['fastcluster'],
    asked: 10,
    npm: [{ package: 'ml-hclust', n: 2_000 }],
    wide: 20_000,
  },
  { name: 'ward-large', words: 'Ward, whole tree', n: 1_000_000, peers: [], under: 15, wide: 200_000 },
  {
    name: 'single',
    words: 'single linkage, whole tree',
    n: 20_000,
    peers: ['fastcluster'],
    asked: 20,
    npm: [{ package: 'ml-hclust', n: 2_000 }],
    wide: 20_000,
  },
  { name: 'single-large', words: 'single linkage, whole tree', n: 1_000_000, peers: [], under: 10, wide: 200_000 },
  {
    name: 'average',
    words: 'average linkage, whole tree',
    n: 20_000,
    peers: ['fastcluster'],
    asked: 10,
    npm: [{ package: 'ml-hclust', n: 2_000 }],
    wide: 20_000,
  },
  {
    name: 'complete',
    words: 'complete linkage, whole tree',
    n: 20_000,
    peers: ['fastcluster'],
    asked: 10,
    npm: [{ package: 'ml-hclust', n: 2_000 }],
    wide: 20_000,
  },
  {
    name: 'dbscan',
    words: 'DBSCAN, 10 within eps',
    n: 1_000_000,
    peers: ['scikit-learn'],
    asked: 20,
    npm: [{ package: 'density-clustering', n: 50_000 }],
    wide: 200_000,
  },
  {
    name: 'hdbscan',
    words: 'HDBSCAN, clusters of 0.1 %, at least 10',
    n: 100_000,
    peers: ['fast_hdbscan', 'hdbscan'],
    asked: 3,
    npm: [{ package: 'hdbscan-ts', n: 1_000 }],
    wide: 100_000,
  },
  {
    name: 'hdbscan-large',
    words: 'HDBSCAN, clusters of 0.1 %, at least 10',
    n: 1_000_000,
    peers: [],
    under: 15,
    wide: 200_000,
  },
  {
    name: 'mixture',
    words: 'Gaussian mixture, full, k = 5, one start',
    n: 1_000_000,
    peers: ['scikit-learn'],
    asked: 8,
    wide: 200_000,
  },
]

/**
 * The radius of DBSCAN: fine enough at d = 3 that a million customers do not fall into one cluster.
 * @param {number} d
 */
export function epsOf(d) {
  return d <= 3 ? 0.05 : 0.5
}
