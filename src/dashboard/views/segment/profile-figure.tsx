import type { SegmentView } from '../../../api/customers.ts'
import { Figure } from '../../parts/figure.tsx'
import { Table } from '../../parts/table.tsx'
import { useRun } from '../../state/use-run.ts'
import { formatMeasure, measureWords } from '../measure-words.ts'
import { type Bar, profileBars } from './profile-bars.ts'
import { profileTitle } from './profile-title.ts'

/** Under so many, quartiles say little. */
const FEW = 30

/** A segment against everybody: the middle half of both, measure by measure. */
export function ProfileFigure({ segment }: { readonly segment: SegmentView }) {
  const { currency, slotOf } = useRun()
  const slot = slotOf(segment.name)
  const fill = slot === undefined ? 'var(--ctl)' : `var(--s${slot})`
  const shown = segment.profile.filter(({ measure }) => measure !== 'tenure')
  return (
    <Figure
      title={profileTitle(segment.profile)}
      subtitle={
        <>
          Bar: middle half of customers; mark: median. Log scale.{' '}
          <span class="keyed">
            <span class="key" style={{ background: fill }} /> {segment.name}
          </span>{' '}
          <span class="keyed">
            <span class="key all" /> all customers
          </span>
        </>
      }
      reading={segment.customers < FEW ? 'Few customers: read with care.' : undefined}
      numbers={
        <Table
          caption="Quartiles of the segment and of all customers"
          narrow
          columns={[
            { head: 'Measure', rowHead: true, cell: ({ measure }) => measureWords[measure].name },
            ...(['p25', 'p50', 'p75'] as const).flatMap((at, i) => [
              {
                head: ['A quarter below', 'Median', 'A quarter above'][i],
                number: true,
                cell: (row: Row) => formatMeasure(row.measure, row.segment[at], currency),
              },
              {
                head: 'all',
                number: true,
                class: 'before',
                cell: (row: Row) => formatMeasure(row.measure, row.everybody[at], currency),
              },
            ]),
          ]}
          rows={segment.profile}
          keyOf={({ measure }) => measure}
        />
      }
    >
      <div class="profile" role="img" aria-label={`${profileTitle(segment.profile)}.`}>
        {shown.map(({ measure, segment: own, everybody }) => {
          const bars = profileBars(own, everybody)
          return (
            <div class="measure" key={measure}>
              <div class="name">
                {measureWords[measure].name}
                <span class="note">{measureWords[measure].unit}</span>
              </div>
              <div class="bars">
                <MiddleHalf bar={bars.segment} fill={fill} />
                <MiddleHalf bar={bars.everybody} fill="var(--everybody)" />
              </div>
              <div class="number">
                <b>{formatMeasure(measure, own.p50, currency)}</b>
                <span class="note">all {formatMeasure(measure, everybody.p50, currency)}</span>
              </div>
            </div>
          )
        })}
      </div>
    </Figure>
  )
}

type Row = SegmentView['profile'][number]

function MiddleHalf({ bar, fill }: { readonly bar: Bar; readonly fill: string }) {
  const share = (value: number): string => `${(100 * value).toFixed(2)}%`
  return (
    <div class="line">
      <span class="half" style={{ left: share(bar.from), width: share(bar.to - bar.from), background: fill }} />
      <span class="median" style={{ left: share(bar.median) }} />
    </div>
  )
}
