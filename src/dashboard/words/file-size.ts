const units = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** `45.8 MB`, in powers of 1,000. */
export function fileSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  if (power === 0) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const value = bytes / 1000 ** power
  return `${value.toFixed(value < 100 ? 1 : 0)} ${units[power]}`
}
