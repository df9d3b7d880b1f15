import { fileSize } from './file-size.ts'

/** How far a file has been handed over: `Taking orders.csv: 212.0 MB of 853 MB, 24%`. */
export function sentWords({ name, size }: Pick<File, 'name' | 'size'>, sent: number): string {
  if (sent >= size) return `${name}, ${fileSize(size)}, is there …`
  return `Taking ${name}: ${fileSize(sent)} of ${fileSize(size)}, ${Math.floor((100 * sent) / size)}%`
}
