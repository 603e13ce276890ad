import type { Currency } from '#shared/currencies.ts'
import type { Misfortunes } from '#server/market/index.ts'
import { findIntent, findIntentByKey, findToken, moveIntent, writeEvents, writeIntent } from './books.ts'
import type { Bank, Intent, IntentState } from './books.ts'
import { challengeNotFound, challengeOver } from './errors.ts'
import { disputeEvent, intentEvent, type BankEvent } from './events.ts'
import { befalling, spared } from './befalling.ts'
import { newReference } from './references.ts'
import { cardOfTestToken, disputeClosesMs, disputeOpensMs, type Scenario } from './scenarios.ts'
import { settleDue } from './settle-due.ts'

/** How long a slow payment takes, in milliseconds. */
export const settleMs = 8_000
const lateWebhookMs = 20_000
const veryLateWebhookMs = 60_000
/** By a misfortune: longer than any page waits. */
const veryLateMs = 6 * 3_600_000

export interface BankCharge {
  key: string
  amountMinor: number
  currency: Currency
  token: string
  description: string
}

/**
 * Charges a card as its scenario says, once per key; one that would be charged well may be befallen by a misfortune. Null
 * when the token is unknown.
 */
export async function charge(
  bank: Bank,
  { key, amountMinor, currency, token, description }: BankCharge,
  misfortunes: Misfortunes,
) {
  const kept = await cardOf(bank, token)
  if (!kept) return null
  const { befalls, isLate } = kept.scenario === 'success' ? befalling(misfortunes, key) : spared
  const card = { ...kept, scenario: befalls?.scenario ?? kept.scenario }
  const now = bank.clock.now()
  const state = firstState(card.scenario)
  const intent: Intent = {
    ...card,
    reference: newReference('pi'),
    key,
    amountMinor,
    currency,
    description,
    state,
    declineCode: state === 'declined' ? (befalls?.declineCode ?? declineCodeOf(card.scenario)) : null,
    settlesAt: state === 'processing' ? new Date(now.getTime() + settleMs) : null,
  }
  const told = isLate ? new Date(now.getTime() + veryLateMs) : now
  return await writeIntent(bank.db, intent, firstEvents(intent, told), now)
}

/** The charge made under a key, as it stands now. */
export async function findCharge(bank: Bank, key: string): Promise<Intent | null> {
  await settleDue(bank)
  return await findIntentByKey(bank.db, key)
}

/** Gives up a charge that waits; answers it as it stands after that. */
export async function cancelCharge(bank: Bank, reference: string): Promise<Intent | null> {
  const from: IntentState[] = ['requires_action', 'processing']
  const cancelled = await moveIntent(bank.db, {
    reference,
    from,
    to: 'cancelled',
    declineCode: 'cancelled',
    at: bank.clock.now(),
  })
  return cancelled ?? (await findIntent(bank.db, reference))
}

/** What is to be confirmed with the customer. Refuses with `challenge_not_found`. */
export async function getChallenge(bank: Bank, reference: string): Promise<Intent> {
  const intent = await findIntent(bank.db, reference)
  if (intent?.scenario !== 'challenge') throw challengeNotFound()
  return intent
}

export type ChallengeOutcome = 'approve' | 'decline' | 'time_out'

const declineCodes = { decline: 'authentication_failed', time_out: 'authentication_timed_out' } as const

/** Ends a 3-D Secure challenge. Refuses with `challenge_not_found`, `challenge_over`. */
export async function answerChallenge(bank: Bank, reference: string, outcome: ChallengeOutcome): Promise<Intent> {
  const before = await getChallenge(bank, reference)
  return await bank.db.transaction().execute(async (db) => {
    const now = bank.clock.now()
    const intent = await moveIntent(db, {
      reference,
      at: now,
      from: ['requires_action'],
      to: outcome === 'approve' ? 'captured' : 'declined',
      declineCode: outcome === 'approve' ? null : declineCodes[outcome],
    })
    if (!intent) throw challengeOver(before.state)
    await writeEvents(db, [intentEvent(intent, now)], now)
    return intent
  })
}

/** The card a token stands for; null when nobody made the token. */
export async function cardOf({ db }: Bank, token: string) {
  const test = cardOfTestToken(token)
  return test ? { brand: 'visa', last4: test.number.slice(-4), scenario: test.scenario } : await findToken(db, token)
}

function declineCodeOf(scenario: Scenario): string {
  return scenario === 'declined' ? 'card_declined' : scenario
}

function firstState(scenario: Scenario): IntentState {
  if (scenario === 'declined' || scenario === 'insufficient_funds') return 'declined'
  if (scenario === 'challenge') return 'requires_action'
  return scenario === 'slow' || scenario === 'never' ? 'processing' : 'captured'
}

function firstEvents(intent: Intent, now: Date): BankEvent[] {
  const later = (ms: number) => new Date(now.getTime() + ms)
  switch (intent.scenario) {
    case 'never':
      return []
    case 'twice':
      return [intentEvent(intent, now, 2)]
    case 'lost_answer':
      return [intentEvent(intent, later(lateWebhookMs))]
    case 'hang':
      return [intentEvent(intent, later(veryLateWebhookMs))]
    case 'dispute_lost':
    case 'dispute_won':
      return [
        intentEvent(intent, now),
        disputeEvent(intent, 'open', later(disputeOpensMs)),
        disputeEvent(intent, intent.scenario === 'dispute_won' ? 'won' : 'lost', later(disputeClosesMs)),
      ]
    default:
      return [intentEvent(intent, now)]
  }
}
