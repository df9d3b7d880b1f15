import { html, type Markup } from '../../charts/markup.ts'
import { STABLE } from '../../selection/candidate.ts'
import { stabilityReading } from '../../selection/stability-reading.ts'
import { amountGrid } from '../amount-grid.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatEdge, formatFineShare } from '../format.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'
import { segmentLabel } from '../segment-label.ts'
import { showNumbers } from '../show-numbers.ts'

/** What fixed rules over scores would say of the same customers. */
export function rulesSection(context: ReportContext): Section | null {
  const { input } = context
  const { ruleSegments, segments, cross } = input
  if (ruleSegments.length === 0) return null
  return {
    topic: 'Rules against clusters',
    title: title(context),
    reading: html`<p>The same customers under the rule map (rows) and the clusters used here (columns). Rules are easier to explain; clusters follow the data. Where both agree, trust is highest.</p>${stabilityWords(input)}`,
    figure: html`${
      segments.length > 0 &&
      html`<figure><figcaption><b>Customers by rule and cluster</b><span class="sub">Number of customers</span></figcaption>
${amountGrid({
  caption: 'Customers by rule segment (rows) and cluster (columns)',
  corner: 'Rule segment',
  columns: segments.map((segment) => segmentLabel(segment, context)),
  rows: ruleSegments.map((rule, row) => ({
    head: html`<bdi>${rule.name}</bdi>`,
    cells: segments.map((_, column) => ({ amount: cross[row]?.[column] ?? 0 })),
    total: formatCount(rule.customers),
  })),
  totalHead: 'All',
})}</figure>`
    }${showNumbers([rules(context), edges(context)], 'Show the rules and the cuts of the scores')}`,
  }
}

/** How many of the rule segments are found again when the cut-offs are derived from other customers. */
function stabilityWords({ ruleSegments }: ReportContext['input']): Markup | false {
  const known = ruleSegments.flatMap(({ name, stability }) => (stability == null ? [] : [{ name, stability }]))
  if (known.length === 0) return false
  const least = known.reduce((a, b) => (b.stability < a.stability ? b : a))
  const found = known.filter(({ stability }) => stability >= STABLE).length
  return html`<p>Drawn anew, with cut-offs derived anew, ${formatCount(found)} of ${formatCount(known.length)} rule segments are stable. Least: <bdi>${least.name}</bdi>, ${formatFineShare(least.stability)} (${stabilityReading(least.stability)}).</p>`
}

/** The largest group on which rules and clusters use different names; or that there is none. */
function title({ input }: ReportContext): string {
  const names = new Set(input.segments.map((segment) => segment.name))
  let best = { customers: 0, of: 0, segment: '', rule: '' }
  input.ruleSegments.forEach((rule, row) => {
    input.segments.forEach((segment, column) => {
      const customers = input.cross[row]?.[column] ?? 0
      if (rule.name === segment.name || !names.has(rule.name) || customers <= best.customers) return
      best = { customers, of: segment.customers, segment: segment.name, rule: rule.name }
    })
  })
  if (best.customers === 0) return 'Fixed rules split the same customers in their own way'
  return `Fixed rules would call ${formatCount(best.customers)} of the ${formatCount(best.of)} ${best.segment} “${best.rule}”`
}

function rules({ input, money }: ReportContext): Markup {
  const withMoney = input.ruleSegments.some((rule) => rule.revenue !== null)
  const tested = input.ruleSegments.some(({ stability }) => stability != null)
  return html`<h4>The rule segments</h4>${dataTable({
    caption: 'The rule segments',
    columns: [
      { head: 'Rule segment' },
      { head: 'Rule, first match', text: true },
      { head: 'Customers' },
      { head: 'Share' },
      ...(withMoney ? [{ head: 'Revenue' }, { head: 'Share' }] : []),
      ...(tested ? [{ head: 'Found again' }, { head: 'Reading', text: true }] : []),
    ],
    rows: input.ruleSegments.map((rule) => [
      rule.name,
      html`<code>${rule.condition}</code>`,
      formatCount(rule.customers),
      formatFineShare(rule.share),
      ...(withMoney ? [money(rule.revenue), formatFineShare(rule.revenueShare)] : []),
      ...(tested
        ? [formatFineShare(rule.stability ?? null), rule.stability == null ? '' : stabilityReading(rule.stability)]
        : []),
    ]),
  })}`
}

function edges({ input }: ReportContext): Markup | null {
  if (input.scoring.length === 0) return null
  return html`<h4>What each score means</h4>${dataTable({
    caption: 'What each score means',
    columns: [{ head: 'Measure' }, { head: 'Score' }, { head: 'From' }, { head: 'To' }, { head: 'Customers' }],
    rows: input.scoring.flatMap(({ measure, unit, scores }) =>
      scores.map((score) => [
        unit === '' || measure.toLowerCase().includes(unit.toLowerCase()) ? measure : `${measure}, ${unit}`,
        score.score,
        formatEdge(score.min),
        formatEdge(score.max),
        formatCount(score.customers),
      ]),
    ),
  })}`
}
