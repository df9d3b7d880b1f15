import type { PartOrder } from './date-layout.ts'

/** Which of three numbers is the day, and what tells it. */
export interface OrderDecision {
  readonly order: PartOrder
  readonly evidence: string
  /** Whether a number that can be no month decides; else it is likely. */
  readonly isSure: boolean
}
