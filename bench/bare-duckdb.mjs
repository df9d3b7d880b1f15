// @ts-check
// Reading and RFM as an engineer would write them in SQL: `node bench/bare-duckdb.mjs FILE`, demo column names.
import { DuckDBInstance } from '@duckdb/node-api'

const file = process.argv[2]
if (!file) {
  process.stderr.write('bare-duckdb: name a CSV file\n')
  process.exit(2)
}

// Ids are named as text: guessed as numbers, the order ids C1234 of returns would be dropped without a word.
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await connection.run(`CREATE TABLE lines AS
  SELECT customer_id, order_id, try_cast(ordered_at AS TIMESTAMP) AS ordered_at, try_cast(quantity AS INTEGER) AS quantity,
    try_cast(quantity AS INTEGER) * try_cast(unit_price AS DECIMAL(12, 2)) AS amount
  FROM read_csv('${file.replaceAll("'", "''")}', ignore_errors = true,
    types = {'customer_id': 'VARCHAR', 'order_id': 'VARCHAR'})`)
await connection.run(`CREATE TABLE rfm AS
  WITH good AS (SELECT * FROM lines WHERE customer_id IS NOT NULL AND ordered_at IS NOT NULL AND amount IS NOT NULL)
  SELECT customer_id, date_diff('day', max(ordered_at)::DATE, (SELECT max(ordered_at)::DATE + 1 FROM good)) AS recency_days,
    count(DISTINCT order_id) AS order_count, sum(amount) AS revenue
  FROM good GROUP BY customer_id HAVING bool_or(quantity > 0)`)
const reader = await connection.runAndReadAll('SELECT count(*), sum(revenue) FROM rfm')
const [customers, revenue] = reader.getRows()[0] ?? []
process.stdout.write(`customers=${customers} revenue=${revenue}\n`)
connection.closeSync()
instance.closeSync()
