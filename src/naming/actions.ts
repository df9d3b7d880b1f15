import type { SegmentProfile } from '../profiles/segment-profile.ts'
import { fillTemplate } from './fill-template.ts'
import { segmentFacts } from './segment-facts.ts'
import type { SegmentName } from './segment-name.ts'

/** What to do with a segment, in the words of a template (see fillTemplate) for the reason and the figure to watch. */
export interface ActionTemplate {
  readonly action: string
  readonly reason: string
  readonly kpi: string
}

/** The same with the segment's own figures in it. Every action is a guess until tested on a part held back. */
export interface Recommendation {
  readonly action: string
  readonly reason: string
  readonly kpi: string
}

const LOOK_ONE_BY_ONE: ActionTemplate = {
  action: 'Look at them one by one: key accounts, resellers, errors in the data.',
  reason: 'They fit no group; {share} of customers[, {revenueShare} of revenue].',
  kpi: 'accounts with an owner',
}

/** One record per name, for clusters and for the segments of the rule map alike. */
export const ACTIONS: Readonly<Record<SegmentName, ActionTemplate>> = {
  Champions: {
    action: 'Reward and keep: early access, a person to call, ask for referrals. No discounts, they buy anyway.',
    reason: '[{share} of customers bring {revenueShare} of revenue|{share} of customers]: {orders}, the last {ago}.',
    kpi: 'share still on time after one usual gap; referrals',
  },
  'Loyal customers': {
    action: 'Cross-sell the next category and raise the basket; name the benefit of staying.',
    reason: 'They have ordered {times}[, {aov} each], the last {ago}.',
    kpi: 'categories per customer, order value',
  },
  'Big spenders': {
    action: 'Thank personally, ask what is next; offer service rather than price.',
    reason:
      'Few orders ({orders})[ but {revenue} each customer, {revenueRatio} the base| but {revenue} each customer], ' +
      'the last {ago}.',
    kpi: 'second large order within [{gap}|one usual gap]',
  },
  'Potential loyalists': {
    action: 'Nurture to the next order: a reason and a date, bundle or subscription.',
    reason: '{orders}, the last {ago}; customers like them are one step from loyal.',
    kpi: 'share that reaches {nextOrders}',
  },
  Promising: {
    action: 'Bring the third order soon; show what buyers of their first products took next.',
    reason: 'Two steps made, the last {ago}.',
    kpi: 'third-order rate, days to it',
  },
  'New customers': {
    action: 'Onboard: welcome series, help with the first product, one easy second order.',
    reason: 'First order {tenure}; {oneShare} have bought once.',
    kpi: 'second-order rate[ within {gap2}]',
  },
  'Occasional buyers': {
    action: 'Keep in touch at their own rhythm, seasonal reminders, no pressure.',
    reason: '{orders}, in rhythm[, baskets of {aov}].',
    kpi: 'orders per year',
  },
  'Needs attention': {
    action: 'Ask why and remind before it is late: personal note, refill or service check.',
    reason: 'They bought {times}[ for {revenue}], [now {late} their usual gap of {gap}|silent for {days}].',
    kpi: 'share that orders within [{gap}|one usual gap]',
  },
  'About to sleep': {
    action: 'One light reminder with what is new; stop after two without answer.',
    reason: '{orders}, {ago}[, {late} the usual gap of {gap}].',
    kpi: 'reactivation rate per contact',
  },
  'At risk': {
    action: 'Win back, worth real money: a call or a strong offer, ask for the reason.',
    reason:
      '[{revenue} each in the past ({revenueRatio} the base)|{revenue} each in the past|{orders} in the past], ' +
      'silent for {days}.',
    kpi: 'won-back revenue against a held-out part',
  },
  Hibernating: {
    action: 'Reactivate cheaply: e-mail only, at season starts.',
    reason: 'Silent for {days}[, {revenueShare} of revenue].',
    kpi: 'cost per reactivated customer',
  },
  Lost: {
    action: 'Let go: out of paid channels, one yearly "still interested?", ask why if it costs nothing.',
    reason: '{orders}, {ago}[; {late} the usual gap of {gap}].',
    kpi: 'contact cost saved; returns without contact',
  },
  'Unusual customers': LOOK_ONE_BY_ONE,
  'Most customers': {
    action: 'Use the rule map, another k or a longer log: this segment tells hardly anybody apart.',
    reason: '{share} of all customers.',
    kpi: 'none',
  },
  Unclustered: LOOK_ONE_BY_ONE,
}

export interface RecommendOptions {
  /** ISO code; null or absent: amounts without symbol. */
  readonly currency?: string | null
}

/**
 * The action for a segment with its reason and figure to watch, filled from the profile; clauses whose number does not
 * exist (no amounts, nobody with a rhythm) are left out. A segment of the rule map is passed as `{ baseName: name }`.
 */
export function recommend(
  named: { readonly baseName: SegmentName },
  profile: SegmentProfile,
  { currency = null }: RecommendOptions = {},
): Recommendation {
  const { action, reason, kpi } = ACTIONS[named.baseName]
  const facts = segmentFacts(profile, currency)
  return { action, reason: fillTemplate(reason, facts), kpi: fillTemplate(kpi, facts) }
}
