import type { Run } from '../pipeline/run.ts'
import { quotePath } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { CustomerMarks } from './customer-table.ts'

/** What a run says of the customers of a base; `places` has the index of each in the run. */
export function marksOfRun({ clustering, ruleSegmentation, segments }: Run, places: Int32Array): CustomerMarks {
  const { scores, map, segmentOf } = ruleSegmentation
  const { labels, confidence } = clustering
  const n = places.length
  const bytes = (values: Uint8Array): Uint8Array => gather(values, new Uint8Array(n), places)
  return {
    r: bytes(scores.r),
    f: bytes(scores.f),
    m: scores.m && bytes(scores.m),
    bins: scores.scoring.bins,
    cluster: gather(labels, new Int32Array(n), places),
    clusterNames: new Map(segments.map(({ cluster, segment }) => [cluster, segment])),
    rule: gather(segmentOf, new Int32Array(n), places),
    ruleNames: map.segments,
    confidence: confidence
      ? gather(confidence, new Float64Array(n), places).map(toSixPlaces)
      : new Float64Array(n).fill(Number.NaN),
  }
}

/** What customers.parquet says of its customers, in the order of their ids. */
export async function marksOfFile(
  store: Store,
  parquet: string,
  { n, bins, clusterNames }: { readonly n: number } & Pick<CustomerMarks, 'bins' | 'clusterNames'>,
): Promise<CustomerMarks> {
  const file = `read_parquet(${quotePath(parquet)})`
  const rules = await store.rows<{ rule: string }>(`SELECT DISTINCT rfm_segment AS rule FROM ${file} ORDER BY rule`)
  const places = `(SELECT rfm_segment AS name, row_number() OVER (ORDER BY rfm_segment) - 1 AS place
    FROM (SELECT DISTINCT rfm_segment FROM ${file}))`
  const [r, f, m, cluster, rule, confidence] = await store.numbers(
    `SELECT r_score::DOUBLE, f_score::DOUBLE, coalesce(m_score, 0)::DOUBLE, cluster::DOUBLE, place::DOUBLE,
      coalesce(confidence, 'NaN'::DOUBLE)::DOUBLE
     FROM ${file} JOIN ${places} ON name = rfm_segment ORDER BY customer_id`,
    n,
    6,
  )
  return {
    r: Uint8Array.from(r!),
    f: Uint8Array.from(f!),
    m: m!.some((score) => score > 0) ? Uint8Array.from(m!) : undefined,
    bins,
    cluster: Int32Array.from(cluster!),
    clusterNames,
    rule: Int32Array.from(rule!),
    ruleNames: rules.map((row) => row.rule),
    confidence: confidence!,
  }
}

function gather<Column extends Uint8Array | Int32Array | Float64Array>(
  from: Column,
  to: Column,
  places: Int32Array,
): Column {
  for (let i = 0; i < places.length; i++) to[i] = from[places[i]!]!
  return to
}

/** As customers.csv has it. */
function toSixPlaces(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
