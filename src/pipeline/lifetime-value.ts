import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseDate } from '../base/calendar.ts'
import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { ORDER_MODELS } from '../clv/order-model.ts'
import { openDrawing } from '../drawing/open-drawing.ts'
import { openResultFolder } from '../exports/result-folder.ts'
import { writeRejects } from '../exports/write-rejects.ts'
import { stageValues, writeValues } from '../exports/write-values.ts'
import { renderValues, type ValuePage } from '../report/render-values.ts'
import { toSentence } from '../report/to-sentence.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import { cancellable, type Following } from './cancellable.ts'
import { measureTransactions, type ShopOptions, shopSummary } from './measure-shop.ts'
import { prepareText, type WriteOptions } from './prepare-text.ts'
import { reportValues } from './report-values.ts'
import { shopJson } from './run-json.ts'
import type { ShopSummary } from './shop-summary.ts'
import { valueBands } from './value-bands.ts'
import { type CustomerValues, valueCustomers } from './value-customers.ts'
import { valueJson } from './value-json.ts'
import type { ValueOptions } from './value-options.ts'
import { VERSION } from './version.ts'
import { saysPseudonyms, toText, withoutIds } from './write-run.ts'

/** Sources, with the model and the horizon. */
export interface ClvCall extends ShopOptions, ValueOptions, Following {
  readonly source: string | readonly string[]
}

/** What customers are expected to buy and bring. The store holds the tables behind it. */
export interface LifetimeValue extends ShopSummary {
  readonly values: CustomerValues
  /** Of the rows and of the models. */
  readonly findings: readonly Finding[]
  readonly transactions: Transactions
  /** The options that were given, as they were given. */
  readonly options: object
}

const FILES = ['clv.html', 'clv.csv', 'clv.json', 'rejects.csv', 'run.json']

/**
 * From transactions to what every customer is expected to buy and bring within a horizon, read and cleaned as `segment`
 * does it.
 *
 * @throws OptionError when an option is wrong; SourceError when the data cannot be used.
 */
export async function lifetimeValue(store: Store, call: ClvCall): Promise<LifetimeValue> {
  const { source, onProgress, signal, model, horizonDays, discountRate, ...options } = call
  checkOptions(call)
  return cancellable(store, { onProgress, signal }, async (context) => {
    const shop = await measureTransactions(store, [source].flat(), options, context)
    const asked = {
      ...(model !== undefined && { model }),
      ...(horizonDays !== undefined && { horizonDays }),
      ...(discountRate !== undefined && { discountRate }),
    }
    const values = await valueCustomers(store, shop, asked, context)
    await stageValues(store, values.columns)
    const findings = [...shop.cleaned.findings, ...values.findings]
    const given = { ...options, ...asked }
    return { ...shopSummary(shop), values, findings, transactions: shop.transactions, options: given }
  })
}

function checkOptions({ asOf, since, model, horizonDays, discountRate }: ClvCall): void {
  if (asOf !== undefined) parseDate(asOf, '--as-of')
  if (since !== undefined) parseDate(since, '--since')
  if (model !== undefined && !ORDER_MODELS.includes(model)) {
    throw new OptionError(`--model ${model} is not known; choose one of ${ORDER_MODELS.join(', ')}`)
  }
  if (horizonDays !== undefined && !(horizonDays > 0 && Number.isFinite(horizonDays))) {
    throw new OptionError(`--horizon ${horizonDays} is no number of days; give one above 0, such as --horizon 180`)
  }
  if (discountRate !== undefined && !(discountRate >= 0 && Number.isFinite(discountRate))) {
    throw new OptionError(`--discount ${discountRate} is no yearly rate; give 0 or more, such as --discount 0.1`)
  }
}

/**
 * Writes clv.html, clv.csv, clv.json, rejects.csv and run.json: whole or not at all. The store must be the one that the values came
 * from.
 *
 * @throws StateError when the folder is in use, cannot be written, or holds files of another origin under these names.
 */
export async function writeLifetimeValue(store: Store, known: LifetimeValue, options: WriteOptions): Promise<void> {
  const result = options.pseudonymise ? withoutIds(known) : known
  await using folder = await openResultFolder(options.folder, FILES)
  const text = await prepareText(store, folder.folder, options)
  await writeValues(store, folder.stage)
  await writeFile(join(folder.stage, 'clv.json'), toText(valueJson(result.values)))
  await writeFile(join(folder.stage, 'clv.html'), renderValues(pageOf(result), await openDrawing()))
  await writeRejects(store, result.transactions, folder.stage, text)
  const command = options.command ?? `clv ${result.sources.map(({ path }) => path).join(' ')}`
  const json = { ...clvJson(result, command), files: await folder.hashes() }
  await folder.commit(toText({ ...json, ...saysPseudonyms(options) }))
}

function pageOf(result: LifetimeValue): ValuePage {
  const { sources, firstDate, lastDate, asOf, customers, orders, currency, values, findings } = result
  const ofValues = new Set(values.findings.map(({ code }) => code))
  return {
    ...{ version: VERSION, sources: sources.map(({ path }) => basename(path)), firstDate, lastDate, asOf },
    ...{ customers, orders, currency },
    values: reportValues(values, valueBands(values)),
    notes: findings
      .filter(({ severity, code }) => severity !== 'info' && !ofValues.has(code))
      .map(({ message }) => toSentence(message)),
  }
}

/** run.json of a lifetime value. */
export function clvJson(result: LifetimeValue, command: string): Record<string, unknown> {
  const { values, findings, options } = result
  return { ...shopJson(result, command), options, lifetimeValue: valueJson(values), findings }
}
