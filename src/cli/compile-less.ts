import { setFlagsFromString } from 'node:v8'

/**
 * How much a function has to have run before V8's optimising compiler looks at it, 15 times what it is by default; by the
 * engine's version, because one that does not know a flag complains on stderr.
 */
const FLAGS: Readonly<Record<string, string>> = {
  '11': '--interrupt-budget=1000000',
}

/**
 * Has the compiler of hot code begin later, in all threads of the process. A command runs for seconds: at V8's own pace
 * hundreds of functions are compiled that never earn it back, on the cores that the command needs. Of `segment` on
 * Online Retail that is a sixth of all computing; a loop that matters is reached some milliseconds later.
 */
export function compileLess(): void {
  const flag = FLAGS[process.versions.v8.split('.')[0]!]
  if (flag) setFlagsFromString(flag)
}
