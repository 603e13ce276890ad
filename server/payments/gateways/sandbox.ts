import { noMisfortunes, type Misfortunes } from '#server/market/index.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/db/database.ts'
import { invariant } from '#server/platform/errors.ts'
import { gather } from '#server/platform/gather.ts'
import { isGenuine, signatureHeader } from '#server/platform/http/signature.ts'
import { cancelCharge, charge, findCharge, type BankCharge } from '../sandbox/bank.ts'
import type { Bank, BankRefund, Intent } from '../sandbox/books.ts'
import { listMovements } from '../sandbox/movements.ts'
import { EventBody } from '../sandbox/events.ts'
import { findRefundOfCharge, refundCharge } from '../sandbox/refund-charge.ts'
import { findKeptCard, forgetCard, keepCard, type KeptCard } from '../sandbox/keep-card.ts'
import { webhookSecret } from '../sandbox/webhook-secret.ts'
import type { ChargeAnswer, Gateway, GatewayEvent, KeepAnswer, RefundAnswer } from './gateway.ts'

const hangMs = 30_000

type AnsweredIntent = Pick<Intent, 'reference' | 'state' | 'amountMinor' | 'brand' | 'last4' | 'declineCode'>

/** The built-in card gateway: a bank with its own books, that declines, challenges, dawdles and forgets as it is told. */
export function sandboxGateway({
  db,
  clock,
  secret,
  misfortunes = () => noMisfortunes,
}: {
  db: Database
  clock: Clock
  secret: string
  /** What befalls cards that would be charged well, now. */
  misfortunes?: () => Misfortunes
}): Gateway {
  const bank: Bank = { db, clock }
  const signingSecret = webhookSecret(secret)

  const chargeAtBank = gather((asked: readonly BankCharge[]) => charge(bank, asked, misfortunes()))

  async function answered(asked: BankCharge): Promise<ChargeAnswer> {
    const intent = await chargeAtBank(asked)
    if (!intent) return { outcome: 'declined', reference: null, card: null, declineCode: 'token_unknown' }
    if (intent.scenario === 'lost_answer') throw new Error('the connection was lost before the answer came')
    if (intent.scenario === 'hang') await new Promise((resolve) => setTimeout(resolve, hangMs).unref())
    return chargeAnswer(intent)
  }

  return {
    name: 'sandbox',

    takes: () => true,

    async charge({ attemptId, token, ...asked }) {
      invariant(token, 'a card is charged by its token')
      return await answered({ ...asked, key: attemptId, token })
    },

    vault: {
      customers: null,
      alone: {
        keep: async ({ meansId, token }) => keptAnswer(await keepCard(bank, { key: meansId, token })),
        findKept: async ({ meansId }) => keptAnswer(await findKeptCard(bank, meansId)),
      },
      keepsWithCharge: false,
      charge: ({ attemptId, ...asked }, { reference }) => answered({ ...asked, key: attemptId, token: reference }),
      forget: ({ reference }) => forgetCard(bank, reference),
    },

    async find({ attemptId }) {
      const intent = await findCharge(bank, attemptId)
      return intent ? chargeAnswer(intent) : { outcome: 'nothing_found' }
    },

    take: () => Promise.reject(new Error('the sandbox bank takes the money by itself')),

    async refund({ refundId, reference, amountMinor }) {
      const refund = await refundCharge(bank, { key: refundId, reference, amountMinor })
      if (!refund) return { outcome: 'failed', reference: null, because: 'The charge does not hold so much.' }
      return refundAnswer(refund)
    },

    async findRefund({ refundId }) {
      const refund = await findRefundOfCharge(bank, refundId)
      return refund ? refundAnswer(refund) : { outcome: 'nothing_found' }
    },

    async cancel(reference) {
      const intent = await cancelCharge(bank, reference)
      invariant(intent, `the bank knows ${reference}`)
      return chargeAnswer(intent)
    },

    async readEvent(rawBody, headers) {
      return isGenuine(headers[signatureHeader], rawBody, signingSecret, clock.now()) ? interpret(rawBody) : null
    },

    interpret,
    listMovements: (period) => listMovements(bank, period),
  }
}

function interpret(rawBody: Buffer): GatewayEvent {
  const { id, type, intent, refund, dispute } = EventBody.parse(JSON.parse(rawBody.toString('utf8')))
  if (intent) return { id, type, about: 'charge', attemptId: intent.key, answer: chargeAnswer(intent) }
  if (refund) return { id, type, about: 'refund', refundId: refund.key, answer: refundAnswer(refund) }
  if (dispute) {
    const { key: _key, respondBy, reference, ...rest } = dispute
    const chargeReference = reference.replace(/^dp_/, '')
    const about = { ...rest, reference, chargeReference, respondBy: respondBy === null ? null : new Date(respondBy) }
    return { id, type, about: 'dispute', dispute: about }
  }
  return { id, type, about: 'other' }
}

function chargeAnswer(intent: AnsweredIntent): ChargeAnswer {
  const { reference, amountMinor } = intent
  const card = { brand: intent.brand, last4: intent.last4 }
  if (intent.state === 'captured') return { outcome: 'captured', reference, amountMinor, card }
  if (intent.state === 'processing') return { outcome: 'processing', reference, card }
  if (intent.state === 'requires_action')
    return { outcome: 'requires_action', reference, card, action: { type: 'sandbox_challenge', reference } }
  return { outcome: 'declined', reference, card, declineCode: intent.declineCode ?? 'card_declined' }
}

function keptAnswer(card: KeptCard | null): KeepAnswer {
  if (!card) return { outcome: 'declined', declineCode: 'token_unknown' }
  const { reference, brand, last4 } = card
  return { outcome: 'kept', means: { reference, customerReference: null }, card: { brand, last4 }, expiry: null }
}

function refundAnswer({ state, reference }: Pick<BankRefund, 'state' | 'reference'>): RefundAnswer {
  if (state === 'failed') return { outcome: 'failed', reference, because: 'The bank could not give the money back.' }
  return { outcome: state, reference }
}
