/** A centre is dropped from a box only when it is farther, relatively, than rounding could explain. */
export const SAFETY: number = 1 + 1e-12
