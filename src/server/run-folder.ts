import { join } from 'node:path'
import { OptionError } from '../base/errors.ts'
import { RUN_ID } from './run-id.ts'

/** The folder of a run below the folder of all runs. @throws OptionError when the id is none. */
export function runFolder(runs: string, run: string): string {
  if (RUN_ID.test(run)) return join(runs, run)
  throw new OptionError('this is no id of a run; take one from the list of runs')
}
