import type { TextLesson } from './open-text.ts'
import type { ReadContext } from './read-context.ts'
import type { ReadOptions } from './read-options.ts'
import { NotUtf8Error, UnevenTextError } from './text-fault.ts'

/** Reading with what earlier tries have shown of the files, by path. */
export type LearnedContext = ReadContext & { readonly lessons: ReadonlyMap<string, TextLesson> }

/** Tries again for as long as a failed try has shown something new of a file. */
export async function withLessons<T>(
  options: ReadOptions,
  context: ReadContext,
  work: (learned: LearnedContext) => Promise<T>,
): Promise<T> {
  const lessons = new Map<string, TextLesson>()
  for (;;) {
    try {
      return await work({ ...context, lessons })
    } catch (error) {
      if (!learn(lessons, error, options)) throw error
    }
  }
}

/** Notes what a failed try has shown of a text file. @returns whether there is reason to try again. */
function learn(lessons: Map<string, TextLesson>, error: unknown, options: ReadOptions): boolean {
  if (error instanceof NotUtf8Error && options.encoding === undefined) {
    const known = lessons.get(error.path)
    lessons.set(error.path, { ...known, notUtf8: true })
    return !known?.notUtf8
  }
  if (error instanceof UnevenTextError) {
    const known = lessons.get(error.path)
    lessons.set(error.path, { ...known, uneven: true })
    return !known?.uneven
  }
  return false
}
