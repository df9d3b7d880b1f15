import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Linkage } from '../../../src/clustering/agglomerative/agglomerative.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'
import { blobs } from '../points.ts'

// Worker threads load compiled modules, so that this test uses them, too.
const compiled = (path: string) => import(pathToFileURL(resolve(import.meta.dirname, '../../../dist', path)).href)
const { openThreads } = (await compiled(
  'threads/open-threads.js',
)) as typeof import('../../../src/threads/open-threads.ts')
const { agglomerative } = (await compiled(
  'clustering/agglomerative/agglomerative.js',
)) as typeof import('../../../src/clustering/agglomerative/agglomerative.ts')

const linkages: readonly Linkage[] = ['ward', 'average', 'complete', 'single']

describe('agglomerative with threads', () => {
  it.each(linkages)('gives the same bits by %s for any number of them', async (linkage) => {
    await expectSame(blobs(9000, 6, 3), linkage)
  })

  it.each(['ward', 'single'] as const)('gives the same bits by %s where threads share WebAssembly', async (linkage) => {
    await expectSame(blobs(9000, 6, 8), linkage)
  })

  async function expectSame(x: Matrix, linkage: Linkage): Promise<void> {
    const alone = await agglomerative(x, { linkage })
    for (const count of [2, 3]) {
      await using threads = openThreads(count)
      expect(await agglomerative(x, { linkage, threads })).toEqual(alone)
    }
  }
})
