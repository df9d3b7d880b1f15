import { OptionError } from '../base/errors.ts'
import { house } from './house.ts'
import { klaviyo } from './presets/klaviyo.ts'
import { list125 } from './presets/list-125.ts'
import { putler } from './presets/putler.ts'
import { pymcMarketing } from './presets/pymc-marketing.ts'
import { rfmR } from './presets/rfm-r.ts'
import type { RuleMap } from './rule-map.ts'

/** The maps that come with clientele; the first is the default. */
export const knownMaps: readonly RuleMap[] = [house, putler, list125, rfmR, klaviyo, pymcMarketing]

/**
 * The map of this name.
 * @throws OptionError with the list when there is none.
 */
export function knownMap(name: string): RuleMap {
  const map = knownMaps.find((map) => map.name === name)
  if (map) return map
  const names = knownMaps.map((map) => map.name).join(', ')
  throw new OptionError(`there is no map '${name}'; choose one of ${names}, or give a .yaml, .yml or .json file`)
}
