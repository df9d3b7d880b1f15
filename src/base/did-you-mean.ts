import { nearestName } from './nearest-name.ts'

/** The end of a message about an unknown name: the one that was probably meant, or all there are. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = nearestName(name, names)
  return near === undefined ? `choose one of ${names.join(', ')}` : `did you mean ${near}?`
}
