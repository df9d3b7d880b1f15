import { type BuiltFeatures, buildFeatures, type FeatureOptions } from '../features/build-features.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { Fit } from './fit-candidates.ts'
import type { Method } from './segment-options.ts'

/**
 * What clusterings of one shop have in common and leave to the next one: the matrix of its customers, and each number of
 * clusters that was found in it. Every k is found as if it were alone, so results do not depend on what was kept. The last
 * recipe and the last method are kept: 24 bytes per customer for the usual three features, and 4 for each k.
 */
export class KeptClusterings {
  #customers: CustomerColumns | undefined
  #recipe = ''
  #built: BuiltFeatures | undefined
  #matrix: Matrix | undefined
  #method: Method | undefined
  #seed: number | undefined
  #fits = new Map<number, Fit>()

  /** What `buildFeatures` gives. */
  features(customers: CustomerColumns, recipe: FeatureOptions): BuiltFeatures {
    const asked = JSON.stringify(recipe)
    if (this.#built && this.#customers === customers && this.#recipe === asked) return this.#built
    this.#customers = customers
    this.#recipe = asked
    this.#built = buildFeatures(customers, recipe)
    return this.#built
  }

  /** The clusterings of a matrix by the k that was asked for; new ones are added by the caller. */
  fits(matrix: Matrix, method: Method, seed: number): Map<number, Fit> {
    if (this.#matrix !== matrix || this.#method !== method || this.#seed !== seed) {
      this.#matrix = matrix
      this.#method = method
      this.#seed = seed
      this.#fits = new Map()
    }
    return this.#fits
  }
}
