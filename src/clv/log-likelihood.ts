/**
 * The log-likelihood of weighted customers at these parameters (all above 0). Writes into `gradient` its slope in the
 * logarithm of each.
 */
export type LogLikelihood = (parameters: Float64Array, gradient: Float64Array) => number
