import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { gatewayUnavailable, meansDeclined, meansNotKept, paymentMethodNotFound } from './errors.ts'
import { customerAt } from './gateway-customers.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import type { CustomerAction, Gateway, KeepAnswer } from './gateways/gateway.ts'
import {
  findMeans,
  insertMeans,
  settleMeans,
  type ChargeableMeans,
  type KeptMeansRow,
} from './kept-means-repository.ts'

interface Consent {
  personId: string
  /** The sentence the customer agreed to, as it was shown. */
  consent: string
  /** The same key keeps once, whatever is retried. */
  requestKey: string
}

export interface MeansToKeep extends Consent {
  /** From the gateway, for the card's data. */
  token: string
}

/** Means as they stand, and what their owner must do before they are kept. */
export interface KeptOrAsked {
  row: KeptMeansRow
  action: CustomerAction | null
}

/**
 * Keeps a card for later charges, with its owner's consent: writes the intention, asks the gateway outside any
 * transaction, writes the answer. Refuses with `gateway_unavailable` where the market's gateway keeps nothing,
 * `means_declined`, and `means_not_kept` when nobody can say yet; the same request asks again under the same key.
 */
export async function keepMeans(context: Context, { token, ...wish }: MeansToKeep): Promise<KeptOrAsked> {
  invariant(!context.isInTransaction, 'means are kept outside any transaction')
  const gateway = context.ports.gateways.card
  if (!gateway?.vault?.alone) throw gatewayUnavailable()
  const at = context.clock.now()
  const asked = { ...wish, id: newId(), gateway: gateway.name, comesWithCharge: false, at }
  const row = await insertMeans(context.db, asked)
  if (row.state !== 'asked') return { row: ofAnswer(row), action: null }
  return await ask(context, row, (alone, whose) => alone.keep({ ...whose, token }))
}

/**
 * Writes that the next charge of this person by card or at PayPal is to keep what it is paid with. Refuses with
 * `gateway_unavailable` where that gateway keeps nothing with a charge.
 */
export async function keepWithCharge(
  context: Context,
  { method, ...wish }: Consent & { method: 'card' | 'paypal' },
): Promise<KeptOrAsked> {
  const gateway = context.ports.gateways[method]
  if (!gateway?.vault?.keepsWithCharge) throw gatewayUnavailable()
  const at = context.clock.now()
  const asked = { ...wish, id: newId(), gateway: gateway.name, comesWithCharge: true, at }
  return { row: await insertMeans(context.db, asked), action: null }
}

/**
 * Asks a gateway what became of means that waited for their owner, and writes down what it says. Refuses with
 * `payment_method_not_found`, `means_declined`, and `means_not_kept` when nobody can say yet.
 */
export async function confirmMeans(context: Context, whose: { id: string; personId: string }): Promise<KeptOrAsked> {
  const row = await findMeans(context.db, whose)
  if (!row || row.state === 'removed' || row.comesWithCharge) throw paymentMethodNotFound()
  if (row.state !== 'asked') return { row: ofAnswer(row), action: null }
  return await ask(context, row, (alone, asked) => alone.findKept(asked))
}

/** Kept means of a person as a charge takes them; null when they are not kept, or no longer. */
export async function findChargeable(
  { db }: Context,
  whose: { id: string; personId: string },
): Promise<ChargeableMeans | null> {
  const row = await findMeans(db, whose)
  return row && chargeable(row)
}

/** Means that are kept as a charge takes them; null when they are not. */
export function chargeable({ id, state, gateway, reference, customerReference }: KeptMeansRow): ChargeableMeans | null {
  return state === 'kept' && reference ? { id, gateway, reference, customerReference } : null
}

type Alone = NonNullable<NonNullable<Gateway['vault']>['alone']>

async function ask(
  context: Context,
  { id: meansId, personId, gateway: name }: KeptMeansRow,
  question: (alone: Alone, asked: { meansId: string; customerReference: string | null }) => Promise<KeepAnswer>,
): Promise<KeptOrAsked> {
  const gateway = gatewayNamed(context, name)
  const alone = gateway.vault?.alone
  invariant(alone, `${name} keeps means to pay`)
  const customerReference = await customerAt(context, gateway, personId)
  const answer = await askGateway(context, name, 'keep', () => question(alone, { meansId, customerReference }))
  if (answer.outcome === 'unknown') throw meansNotKept()
  const settled =
    answer.outcome === 'requires_action'
      ? null
      : await settleMeans(context.db, { id: meansId, answer, at: context.clock.now() })
  const row = settled ?? (await findMeans(context.db, { id: meansId, personId }))
  invariant(row, `means ${meansId} are there`)
  return answer.outcome === 'requires_action' ? { row, action: answer.action } : { row: ofAnswer(row), action: null }
}

function ofAnswer(row: KeptMeansRow): KeptMeansRow {
  if (row.state !== 'kept') throw meansDeclined()
  return row
}
