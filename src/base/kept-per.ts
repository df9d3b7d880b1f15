/** A memory for what follows from an object: computed once, and kept as long as the object lives. */
export function keptPer<Key extends object, Value>(): (key: Key, compute: () => Value) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key, compute) => {
    const found = known.get(key) ?? { value: compute() }
    known.set(key, found)
    return found.value
  }
}
