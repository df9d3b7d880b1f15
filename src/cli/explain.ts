import { OptionError } from '../base/errors.ts'
import { type CustomerExplanation, explain } from '../pipeline/explain.ts'
import { openStore } from '../store/store.ts'
import type { CliCall } from './parse-command.ts'
import { DEFAULT_FOLDER } from './result-options.ts'
import { terminalTable, wrap } from './terminal-table.ts'

const WIDTH = 80

/** `clientele explain`. @returns the exit code. */
export async function runExplain(call: CliCall): Promise<number> {
  const [id, ...more] = call.positionals
  if (id === undefined || more.length > 0) {
    throw new OptionError('clientele explain needs one customer id; for example clientele explain 12347')
  }
  await using store = await openStore(':memory:', { threads: 1 })
  const found = await explain(store, call.text('run') ?? DEFAULT_FOLDER, id)
  process.stdout.write(call.flag('json') ? `${JSON.stringify(found, null, 2)}\n` : `${show(found)}\n`)
  return 0
}

function show({ customer, rules, cluster }: CustomerExplanation): string {
  const facts = Object.entries(customer).map(([name, value]) => [name, value === null ? '–' : shortened(String(value))])
  const features = cluster.features.map(({ feature, value, scaled }) => [
    feature,
    String(Number(value.toFixed(6))),
    scaled.toFixed(3),
  ])
  const distances = cluster.distances.map(({ segment, distance }) => [segment, distance.toFixed(3)])
  const confidence = cluster.confidence === null ? '' : ` ${sureness(cluster.method, cluster.confidence)}`
  return [
    terminalTable([{ title: 'Customer' }, { title: String(customer['customer_id']) }], facts.slice(1)),
    `\nBy rules: ${rules.segment} (${rules.code})`,
    ...rules.sentences.map((sentence) => paragraph(sentence)),
    `\nBy clusters: ${cluster.segment}`,
    paragraph(`${cluster.why}${confidence}`),
    paragraph(`The segment is named so because: ${cluster.whyNamed}`),
    paragraph(cluster.action),
    paragraph(`With one more order today: ${cluster.afterOneOrder}.`),
    '',
    terminalTable([{ title: 'Measure' }, { title: 'Value', right: true }, { title: 'Scaled', right: true }], features),
    '',
    terminalTable([{ title: 'Centre of' }, { title: 'Distance', right: true }], distances),
  ].join('\n')
}

/** Money comes with all six places that it is kept with. */
function shortened(text: string): string {
  return text.replace(/^(-?\d+\.\d\d(?:\d*[1-9])?)0+$/, '$1')
}

function sureness(method: string, confidence: number): string {
  const percent = `${Math.round(confidence * 100)}%`
  if (method === 'hdbscan') return `Its membership is ${percent}.`
  return method === 'gmm' ? `Its probability is ${percent}.` : `Found again in ${percent} of re-draws.`
}

function paragraph(text: string): string {
  return wrap(text, WIDTH, '  ', '  ')
}
