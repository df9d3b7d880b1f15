import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { reconnections } from './connection.ts'
import { request } from './request.ts'
import { RequestFailure } from './request-failure.ts'
import { watchSlow } from './slow-requests.ts'

export interface Resource<T> {
  /** The last good answer, also of an address before this one; undefined before the first. */
  readonly data: T | undefined
  /** Whether `data` belongs to another address or is being asked for again. */
  readonly old: boolean
  /** Whether that has taken long enough to be shown. */
  readonly slow: boolean
  readonly failure: RequestFailure | null
  readonly reload: () => void
}

const kept = 24
const answers = new Map<string, unknown>()

interface State {
  readonly address: string
  readonly data: unknown
  readonly failure: RequestFailure | null
}

/**
 * What the server answers at an address; null asks nothing. The last good state stays while the next one loads. With
 * `lasting`, answers that never change, such as a finished run, are remembered: going back is at once. `isLasting` tells
 * it of the answer itself, and must be the same function each time.
 */
export function useResource<T>(
  address: string | null,
  { lasting = false, isLasting = always }: { lasting?: boolean; isLasting?: (data: T) => boolean } = {},
): Resource<T> {
  const [state, setState] = useState<State>(() => ({ address: '', data: undefined, failure: null }))
  const [slow, setSlow] = useState(false)
  const [round, setRound] = useState(0)
  const latest = useRef(state)
  latest.current = state
  const again = reconnections.value

  useEffect(() => {
    if (address === null) return
    const known = lasting ? answers.get(address) : undefined
    if (known !== undefined) {
      setState({ address, data: known, failure: null })
      return
    }
    const abort = new AbortController()
    const finish = watchSlow(setSlow)
    request<T>(address, { signal: abort.signal })
      .then((data) => {
        if (lasting && isLasting(data)) remember(address, data)
        setState({ address, data, failure: null })
        finish()
      })
      .catch((failure: unknown) => {
        if (abort.signal.aborted) return
        setState({ address, data: latest.current.data, failure: toFailure(failure) })
        finish()
      })
    return () => {
      abort.abort()
      finish()
    }
  }, [address, lasting, isLasting, round, again])

  // An answer that is remembered is there in the first drawing of its address.
  const known = lasting && address !== null ? answers.get(address) : undefined
  const data = (known ?? state.data) as T | undefined
  const settled = known !== undefined || state.address === address
  const reload = useCallback(() => setRound((count) => count + 1), [])
  return { data, old: !settled, slow: slow && !settled, failure: settled && !known ? state.failure : null, reload }
}

function always(): boolean {
  return true
}

function remember(address: string, data: unknown): void {
  answers.delete(address)
  answers.set(address, data)
  for (const oldest of answers.keys()) {
    if (answers.size <= kept) break
    answers.delete(oldest)
  }
}

function toFailure(failure: unknown): RequestFailure {
  return failure instanceof RequestFailure
    ? failure
    : new RequestFailure('internal', failure instanceof Error ? failure.message : String(failure), 0)
}
