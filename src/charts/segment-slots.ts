import { type Family, segmentColours } from './segment-colours.ts'

/** Slots for names that are not ours, in the order in which they are given out. */
const spare = [1, 7, 4, 2, 9, 6, 5, 3, 8, 10, 11]

/** Names of other maps, and the name of ours that means the same. */
const aliases: Readonly<Record<string, string>> = {
  Loyal: 'Loyal customers',
  "Can't lose": 'At risk',
  'Cannot lose them': 'At risk',
  'One-time': 'Lost',
  New: 'New customers',
  'Occasional buyers': 'New customers',
}

/** A segment's name without what tells it from another of that name: `Lost (higher spend)` is `Lost`. */
export function baseName(name: string): string {
  return name.replace(/ \([^()]*\)$/, '')
}

/**
 * Gives each name its colour slot, so that a segment keeps its colour when k, method or run changes. Names of ours come
 * first, then the nearest name of ours if its slot is free, then a free slot of its family, then any. What is left has no slot: number and name
 * must do.
 */
export function segmentSlots(names: readonly string[]): ReadonlyMap<string, number> {
  const slots = new Map<string, number>()
  const taken = new Set<number>()
  const take = (name: string, slot: number | undefined): void => {
    if (slot === undefined || taken.has(slot) || slots.has(name)) return
    slots.set(name, slot)
    taken.add(slot)
  }
  for (const name of names) take(name, slotOf(name))
  for (const name of names) take(name, slotOf(nearest(baseName(name))))
  for (const name of names) {
    const family = familyOf(slotOf(nearest(baseName(name))))
    const free = spare.filter((slot) => !taken.has(slot))
    take(name, free.find((slot) => family !== undefined && familyOf(slot) === family) ?? free[0])
  }
  return slots
}

function slotOf(name: string): number | undefined {
  return segmentColours.find((colour) => colour.name === name)?.slot
}

function familyOf(slot: number | undefined): Family | undefined {
  return segmentColours.find((colour) => colour.slot === slot)?.family
}

function nearest(name: string): string {
  return Object.hasOwn(aliases, name) ? aliases[name]! : name
}
