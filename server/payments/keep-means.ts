import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { gatewayUnavailable, meansDeclined, meansNotKept } from './errors.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import {
  findMeans,
  insertMeans,
  settleMeans,
  type ChargeableMeans,
  type KeptMeansRow,
} from './kept-means-repository.ts'

export interface MeansToKeep {
  personId: string
  /** From the gateway, for the card's data. */
  token: string
  /** The sentence the customer agreed to, as it was shown. */
  consent: string
  /** The same key keeps once, whatever is retried. */
  requestKey: string
}

/**
 * Keeps a card for later charges, with its owner's consent: writes the intention, asks the gateway outside any
 * transaction, writes the answer. Refuses with `gateway_unavailable` where the market's gateway keeps nothing,
 * `means_declined`, and `means_not_kept` when nobody can say yet; the same request asks again under the same key.
 */
export async function keepMeans(context: Context, { token, ...wish }: MeansToKeep): Promise<KeptMeansRow> {
  invariant(!context.isInTransaction, 'means are kept outside any transaction')
  const gateway = context.ports.gateways.card
  if (!gateway?.vault) throw gatewayUnavailable()
  const at = context.clock.now()
  const row = await insertMeans(context.db, { ...wish, id: newId(), gateway: gateway.name, at })
  if (row.state !== 'asked') return ofAnswer(row)
  const { vault } = gatewayNamed(context, row.gateway)
  invariant(vault, `${row.gateway} keeps means to pay`)
  const { id: meansId, personId } = row
  const answer = await askGateway(context, row.gateway, 'keep', () => vault.keep({ meansId, token, personId }))
  if (answer.outcome === 'unknown') throw meansNotKept()
  const settled = await settleMeans(context.db, { id: meansId, answer, at: context.clock.now() })
  return ofAnswer(settled ?? (await findMeans(context.db, { id: meansId, personId }))!)
}

/** Kept means of a person as a charge takes them; null when they are not kept, or no longer. */
export async function findChargeable(
  { db }: Context,
  whose: { id: string; personId: string },
): Promise<ChargeableMeans | null> {
  const row = await findMeans(db, whose)
  if (row?.state !== 'kept' || !row.reference) return null
  const { id, gateway, reference, customerReference } = row
  return { id, gateway, reference, customerReference }
}

function ofAnswer(row: KeptMeansRow): KeptMeansRow {
  if (row.state !== 'kept') throw meansDeclined()
  return row
}
