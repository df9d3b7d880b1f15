import { open } from 'node:fs/promises'
import { throwIfAborted } from '../base/progress.ts'

const CHUNK = 1 << 20

/**
 * The bytes of a file, a megabyte at a time. A chunk holds until the next one is asked for: two buffers serve the whole
 * file, one being filled while the other is looked at, where a stream would leave a thousand of them to the collector.
 */
export async function* readChunks(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path)
  let coming: Promise<unknown> | undefined
  try {
    let [current, next] = [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)]
    let filling = file.read(current, 0, CHUNK, null)
    for (;;) {
      coming = filling
      const { bytesRead } = await filling
      throwIfAborted(signal)
      if (bytesRead === 0) return
      filling = file.read(next, 0, CHUNK, null)
      coming = filling
      yield current.subarray(0, bytesRead)
      ;[current, next] = [next, current]
    }
  } finally {
    await coming?.catch(() => {})
    await file.close()
  }
}
