// The clustering alone, on numbers of any origin: no files, no database.
import { assignToCenters, kMeans, type Matrix } from 'clientele/clustering'

/** Days since the last order, and number of orders. */
const customers = [
  [3, 12],
  [5, 15],
  [8, 11],
  [190, 1],
  [200, 1],
  [210, 2],
]

function toMatrix(rows: number[][]): Matrix {
  return { data: Float64Array.from(rows.flat(), Math.log1p), n: rows.length, d: 2 }
}

const { k, d, labels, centers } = await kMeans(toMatrix(customers), { k: 2, seed: 42 })
console.log(`clusters: ${labels.join(' ')}`)

const [newcomer] = assignToCenters(centers, k, d, toMatrix([[6, 9]]))
console.log(`a new customer is in the cluster of customer 1: ${newcomer === labels[0]}`)
