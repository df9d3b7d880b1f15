import { OptionError } from '../base/errors.ts'
import { FEATURES } from '../features/feature-names.ts'
import type { ScaleKind } from '../features/fit-column.ts'
import type { TransformKind } from '../features/transform.ts'
import { K_CHOICES, METHODS, type SegmentOptions } from '../pipeline/segment-options.ts'
import { scoringMethods } from '../rfm/scoring/scoring.ts'
import type { CliCall } from './parse-command.ts'
import { choice, cleanOptionsOf, numberOf, oneOf, readOptionsOf, textOption } from './read-options.ts'

const TRANSFORMS: readonly TransformKind[] = ['log1p', 'log', 'yeo-johnson', 'rank', 'none']
const SCALES: readonly ScaleKind[] = ['standard', 'robust', 'none']

/** All options of the main job, from the words of the call. */
export function segmentOptionsOf(call: CliCall): SegmentOptions {
  const features = call.list('features')
  const chooseK = call.text('choose-k')
  const k = kOf(call.text('k'))
  const minSamples = call.text('min-samples')
  const minClusterSize = call.text('min-cluster-size')
  return {
    ...readOptionsOf(call),
    ...cleanOptionsOf(call),
    ...wholeNumber(call, 'bins', 2, 10),
    ...choice(call, 'scoring', scoringMethods),
    ...textOption(call, 'map', 'map'),
    ...(features.length > 0 && { features: features.map((name) => oneOf(name, FEATURES, '--features')) }),
    ...choice(call, 'transform', TRANSFORMS),
    ...choice(call, 'scale', SCALES),
    ...(call.text('winsorise') !== undefined && {
      winsorise: numberOf(call.text('winsorise')!, '--winsorise', { from: 0, to: 0.5 }),
    }),
    ...choice(call, 'method', METHODS),
    ...(k !== undefined && { k }),
    ...(chooseK !== undefined && { chooseK: oneOf(chooseK, K_CHOICES, '--choose-k') }),
    ...(call.flag('clv') && { clv: true }),
    ...(call.text('eps') !== undefined && { eps: radiusOf(call.text('eps')!) }),
    ...(minSamples !== undefined && {
      minSamples: numberOf(minSamples, '--min-samples', { from: 1, to: Number.MAX_SAFE_INTEGER, whole: true }),
    }),
    ...(minClusterSize !== undefined && {
      minClusterSize: numberOf(minClusterSize, '--min-cluster-size', {
        from: 2,
        to: Number.MAX_SAFE_INTEGER,
        whole: true,
      }),
    }),
    ...wholeNumber(call, 'seed', 0, Number.MAX_SAFE_INTEGER),
  }
}

function radiusOf(text: string): number {
  const radius = Number(text)
  if (text.trim() !== '' && radius > 0 && radius < Number.POSITIVE_INFINITY) return radius
  throw new OptionError(`--eps ${text} is no radius; give a number above 0, such as --eps 0.3`)
}

function wholeNumber<Name extends string>(
  call: CliCall,
  name: Name,
  from: number,
  to: number,
): { [N in Name]?: number } {
  const text = call.text(name)
  return text === undefined
    ? {}
    : ({ [name]: numberOf(text, `--${name}`, { from, to, whole: true }) } as { [N in Name]: number })
}

function kOf(text: string | undefined): SegmentOptions['k'] {
  if (text === undefined || text === 'auto') return undefined
  const range = /^(\d+)\.\.(\d+)$/.exec(text)
  if (!range) return numberOf(text, '--k', { from: 1, to: 1000, whole: true })
  const [from, to] = [Number(range[1]), Number(range[2])]
  if (from >= 2 && to >= from && to <= 1000) return { from, to }
  throw new OptionError(`--k ${text} is no range; write it from 2 upwards, such as --k 3..6`)
}
