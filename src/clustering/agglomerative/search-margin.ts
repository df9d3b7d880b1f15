/** A box is passed over only when it is farther, relatively, than rounding could explain. */
export const MARGIN: number = 1 - 1e-12
