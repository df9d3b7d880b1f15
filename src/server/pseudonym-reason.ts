import type { RunJson } from './run-json.ts'

/** Why the sources of a run are not asked again: they hold the ids that it hides. Null where it hides none. */
export function pseudonymReason({ pseudonymised }: Pick<RunJson, 'pseudonymised'>): string | null {
  if (!pseudonymised) return null
  return 'customers are shown by pseudonyms, and the sources hold their ids; make a new run with --pseudonymise'
}
