import type { Currency } from '#shared/currencies.ts'
import type { Misfortunes } from '#server/market/index.ts'
import { findIntent, findIntentByKey, findTokens, moveIntent, writeEvents, writeIntents } from './books.ts'
import type { Bank, Intent, IntentState, NewIntent, TokenCard } from './books.ts'
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
 * Charges cards as their scenarios say, each once per key; one that would be charged well may be befallen by a misfortune.
 * Answers in their order; null when a token is unknown. All of them take two statements.
 */
export async function charge(
  bank: Bank,
  asked: readonly BankCharge[],
  misfortunes: Misfortunes,
): Promise<(Intent | null)[]> {
  const now = bank.clock.now()
  const cards = await cardsOf(bank, asked)
  const made = asked.flatMap((one, place) => (cards[place] ? newIntent(one, cards[place], misfortunes, now) : []))
  const written = (made.length === 0 ? [] : await writeIntents(bank.db, made, now)).values()
  return cards.map((card) => (card ? written.next().value! : null))
}

function newIntent(
  { token: _token, ...asked }: BankCharge,
  kept: TokenCard,
  misfortunes: Misfortunes,
  now: Date,
): NewIntent {
  const { befalls, isLate } = kept.scenario === 'success' ? befalling(misfortunes, asked.key) : spared
  const card = { ...kept, scenario: befalls?.scenario ?? kept.scenario }
  const state = firstState(card.scenario)
  const intent: Intent = {
    ...card,
    ...asked,
    reference: newReference('pi'),
    state,
    declineCode: state === 'declined' ? (befalls?.declineCode ?? declineCodeOf(card.scenario)) : null,
    settlesAt: state === 'processing' ? new Date(now.getTime() + settleMs) : null,
  }
  return { intent, events: firstEvents(intent, isLate ? new Date(now.getTime() + veryLateMs) : now) }
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
export async function cardOf(bank: Bank, token: string): Promise<TokenCard | null> {
  const [card] = await cardsOf(bank, [{ token }])
  return card ?? null
}

async function cardsOf({ db }: Bank, asked: readonly { token: string }[]): Promise<(TokenCard | null)[]> {
  const tests = asked.map(({ token }) => cardOfTestToken(token))
  const others = asked.flatMap(({ token }, place) => (tests[place] ? [] : token))
  const known = others.length === 0 ? null : await findTokens(db, others)
  return asked.map(({ token }, place) => {
    const test = tests[place]
    if (test) return { brand: 'visa', last4: test.number.slice(-4), scenario: test.scenario }
    return known?.get(token) ?? null
  })
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
