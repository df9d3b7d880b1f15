import { ClienteleError, QueryError } from '../base/errors.ts'
import { type ColumnSample, RoleError, roleCandidates } from '../sources/guess-roles.ts'
import { sampleSources } from '../sources/read-transactions.ts'
import { type ColumnRoles, ROLES, type Role } from '../sources/roles.ts'
import type { Store } from '../store/store.ts'
import { cancellable } from './cancellable.ts'
import { openShop, type Shop, type ShopCall } from './open-shop.ts'

/** What would be read of sources, or what stands in the way. */
export interface ShopPreview {
  /** Null while something stands in the way. */
  readonly shop: Shop | null
  readonly columns: readonly PreviewColumn[]
  readonly problem: {
    readonly message: string
    /** The role that has to be said, and the columns that could play it. */
    readonly role?: Role
    readonly candidates?: readonly string[]
  } | null
}

export interface PreviewColumn {
  readonly name: string
  readonly role: Role | null
  /** Said by the caller, or guessed with no other column in reach. */
  readonly certain: boolean
  /** Up to three different values. */
  readonly examples: readonly string[]
  /** What the first rows hold, in words; null where they are empty. */
  readonly contents: string | null
}

const EXAMPLES = 3

/**
 * Opens a shop as `openShop` does. Sources that cannot be read as they are do not throw: the problem is told, beside
 * their columns as far as they can be seen. Only a caller's cancelling and faults of our own are thrown.
 */
export async function previewShop(store: Store, call: ShopCall): Promise<ShopPreview> {
  try {
    const shop = await openShop(store, call)
    return { shop, columns: describe(shop.transactions.samples, shop.transactions.roles, call.columns), problem: null }
  } catch (error) {
    if (!(error instanceof ClienteleError) || error instanceof QueryError) throw error
    const { message } = error
    if (error instanceof RoleError) {
      const { role, candidates, columns } = error
      return { shop: null, columns: describeOpen(columns, call), problem: { message, role, candidates } }
    }
    return { shop: null, columns: describeOpen(await samplesOf(store, call), call), problem: { message } }
  }
}

async function samplesOf(store: Store, call: ShopCall): Promise<readonly ColumnSample[]> {
  const { source, threads, onProgress, signal, readProducts: _, ...options } = call
  try {
    return await cancellable(store, { threads, onProgress, signal }, (context) =>
      sampleSources(store, [source].flat(), options, context),
    )
  } catch (error) {
    if (error instanceof ClienteleError && !(error instanceof QueryError)) return []
    throw error
  }
}

/** The roles that are certain, where not all could be found. */
function describeOpen(samples: readonly ColumnSample[], { columns: given = {} }: ShopCall): PreviewColumn[] {
  const roles: Partial<Record<Role, string>> = { ...given }
  for (const role of ROLES) {
    if (role in given || role === 'status') continue
    const [only, ...others] = roleCandidates(samples, role)
    if (only !== undefined && others.length === 0 && !Object.values(roles).includes(only)) roles[role] = only
  }
  return describe(samples, roles, given)
}

function describe(samples: readonly ColumnSample[], roles: ColumnRoles, given: ColumnRoles = {}): PreviewColumn[] {
  const roleOf = new Map(ROLES.flatMap((role) => (roles[role] === undefined ? [] : [[roles[role], role] as const])))
  return samples.map(({ name, values }) => {
    const role = roleOf.get(name) ?? null
    return {
      name,
      role,
      certain: role !== null && (role in given || roleCandidates(samples, role).length < 2),
      examples: [...new Set(values)].slice(0, EXAMPLES),
      contents: contentsOf(values),
    }
  })
}

function contentsOf(values: readonly string[]): string | null {
  if (values.length === 0) return null
  const different = new Set(values).size
  const kind = values.every((value) => /^[-+]?\d+$/.test(value))
    ? 'whole numbers'
    : values.every((value) => /^[-+]?[\d.,]+$/.test(value))
      ? 'numbers'
      : 'texts'
  if (different === 1) return `the same in the first ${values.length} rows that have one`
  return `${different} different ${kind} in the first ${values.length} rows that have one`
}
