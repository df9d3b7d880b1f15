/** A column name as it is compared. */
export function normalise(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]|[ºª]/gu, '')
}
