/** A page without its head, whose faces hold every word by chance: letters of base64. */
export function pageBody(page: string): string {
  return page.slice(page.indexOf('<body>'))
}
