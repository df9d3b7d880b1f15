/** Which of k clusters each row belongs to: labels 0..k-1. */
export interface Labeling {
  readonly labels: Int32Array
  readonly k: number
}
