import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { baseOfFile } from '../../src/explore/customer-base.ts'
import { marksOfFile } from '../../src/explore/customer-marks.ts'
import { customerView } from '../../src/explore/customer-view.ts'
import { ExploredRun } from '../../src/explore/explored-run.ts'
import type { ReportInput } from '../../src/report/input/report-input.ts'
import { openStore } from '../../src/store/store.ts'
import { demoShop, segmentInto } from '../pipeline/demo-shop.ts'
import { lines, tempFolder } from '../temp-folder.ts'

const folder = tempFolder()

describe('customerView', () => {
  it.each([true, false])('gives lifetime value as customers.csv has it, where the run has it: %s', async (clv) => {
    const out = folder.path('out')
    const { model, asOf } = await segmentInto(out, { source: folder.write('shop.csv', demoShop(200)), k: 3, clv })
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as ReportInput
    await using store = await openStore(':memory:', { threads: 1 })
    const parquet = join(out, 'customers.parquet')
    const base = await baseOfFile(store, 'people', parquet)
    const clusterNames = new Map(report.segments.map(({ cluster, name }) => [cluster, name]))
    const marks = await marksOfFile(store, parquet, { n: base.n, bins: 5, clusterNames })
    const run = new ExploredRun(store, { base, marks }, report, false)
    const [header, ...rows] = lines(readFileSync(join(out, 'customers.csv'), 'utf8')).map((line) => line.split(','))
    for (const row of rows.slice(0, 5)) {
      const cell = (column: string): number => Number(row[header!.indexOf(column)])
      const { values, kept } = (await customerView(store, run, { model, asOf }, row[0]!))!
      expect(kept).toEqual({})
      if (!clv) expect(values).toBeNull()
      else {
        expect(values!.expectedOrders).toBeCloseTo(cell('expected_orders'), 5)
        expect(values!.probabilityAlive).toBeCloseTo(cell('probability_alive'), 5)
        expect(values!.expectedValue).toBeCloseTo(cell('expected_value'), 5)
      }
    }
  })
})
