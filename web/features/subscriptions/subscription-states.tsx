import type { Cycle, SubscriptionState } from '#shared/api/subscriptions.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

/** How people read the state of a subscription; the order is that of its life. */
export const subscriptionStates: Record<SubscriptionState, { word: string; tone: Tone }> = {
  trialing: { word: 'On trial', tone: 'moving' },
  active: { word: 'Running', tone: 'good' },
  past_due: { word: 'Payment due', tone: 'due' },
  unpaid: { word: 'Unpaid', tone: 'refused' },
  paused: { word: 'Paused', tone: 'neutral' },
  cancelled: { word: 'Cancelled', tone: 'neutral' },
  ended: { word: 'Ended', tone: 'neutral' },
}

const cycleStates: Record<Cycle['state'], { word: string; tone: Tone }> = {
  running: { word: 'Being charged', tone: 'moving' },
  failed: { word: 'Not paid yet', tone: 'due' },
  succeeded: { word: 'Paid', tone: 'good' },
  exhausted: { word: 'Unpaid', tone: 'refused' },
  skipped: { word: 'Skipped', tone: 'neutral' },
  forgiven: { word: 'Let go', tone: 'neutral' },
}

/** The state of a subscription on a tinted pill. */
export function SubscriptionStateBadge({ state }: { state: SubscriptionState }) {
  const { word, tone } = subscriptionStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** The state of a cycle on a tinted pill. */
export function CycleStateBadge({ state }: { state: Cycle['state'] }) {
  const { word, tone } = cycleStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** The state an address asks for; `all` when it asks for none we know. */
export function subscriptionStateOf(asked: string | null): SubscriptionState | 'all' {
  return asked !== null && Object.hasOwn(subscriptionStates, asked) ? (asked as SubscriptionState) : 'all'
}

/** The filters of a list of subscriptions. */
export function tabsFor(chosen: SubscriptionState | 'all') {
  const states = Object.entries(subscriptionStates) as [SubscriptionState, { word: string }][]
  return [
    { key: 'all', label: 'All', to: '?', isChosen: chosen === 'all' },
    ...states.map(([state, { word }]) => ({
      key: state,
      label: word,
      to: `?state=${state}`,
      isChosen: state === chosen,
    })),
  ]
}

/** A day of the calendar, as people write it. */
export function dayWords(day: string, locale: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

/** The same where there is little room: `Thu 17 Dec`. */
export function shortDay(day: string, locale: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
}
