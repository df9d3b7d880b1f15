/** A word of a command line, in quotes where a shell would part or read it otherwise. */
export function shellWord(word: string): string {
  return /^[\w=.-]+$/.test(word) ? word : `"${word.replaceAll(/["\\$`]/g, '\\$&')}"`
}
