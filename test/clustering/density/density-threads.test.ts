import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { blobs } from '../points.ts'

// Worker threads load compiled modules, so that these tests use them, too.
const load = (file: string) => import(pathToFileURL(resolve(import.meta.dirname, `../../../dist/${file}.js`)).href)
const { openThreads } = (await load('threads/open-threads')) as typeof import('../../../src/threads/open-threads.ts')
const { dbscan } = (await load(
  'clustering/density/dbscan',
)) as typeof import('../../../src/clustering/density/dbscan.ts')
const { hdbscan } = (await load(
  'clustering/density/hdbscan',
)) as typeof import('../../../src/clustering/density/hdbscan.ts')
const { singleLinkage } = (await load(
  'clustering/agglomerative/single-linkage',
)) as typeof import('../../../src/clustering/agglomerative/single-linkage.ts')

/** As `toEqual`, which takes seconds for so many numbers. */
function expectSame(a: object, b: object): void {
  const bytesOf = (value: object): Buffer[] =>
    Object.values(value).flatMap((part) =>
      ArrayBuffer.isView(part)
        ? [Buffer.from(part.buffer, part.byteOffset, part.byteLength)]
        : typeof part === 'object'
          ? bytesOf(part)
          : [Buffer.from(String(part))],
    )
  const parts = bytesOf(a)
  expect(parts.length).toBeGreaterThan(2)
  expect(Buffer.concat(parts).equals(Buffer.concat(bytesOf(b)))).toBe(true)
}

describe('several threads', () => {
  it('give the same density clusters as one, to the bit', async () => {
    await using threads = openThreads(3)
    const x = blobs(40_000, 7, 3)
    const options = { eps: 0.12, minSamples: 6 }
    expectSame(await dbscan(x, { ...options, threads }), await dbscan(x, options))
    expectSame(await hdbscan(x, { threads }), await hdbscan(x))
    expectSame(await singleLinkage(x, { threads }), await singleLinkage(x))
  })
})
