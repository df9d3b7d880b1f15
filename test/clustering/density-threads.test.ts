import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { blobs } from './points.ts'

// Worker threads load compiled modules, so that these tests use them, too.
const load = (file: string) => import(pathToFileURL(resolve(import.meta.dirname, `../../dist/${file}.js`)).href)
const { openThreads } = (await load('threads/open-threads')) as typeof import('../../src/threads/open-threads.ts')
const { dbscan } = (await load('clustering/dbscan')) as typeof import('../../src/clustering/dbscan.ts')

describe('several threads', () => {
  it('give the same density clusters as one, to the bit', async () => {
    await using threads = openThreads(3)
    const x = blobs(150_000, 7, 3)
    const options = { eps: 0.12, minSamples: 6 }
    expect(await dbscan(x, { ...options, threads })).toEqual(await dbscan(x, options))
  })
})
