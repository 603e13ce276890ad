import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { meansNotKept } from './errors.ts'
import { forgetAtGateway } from './forget-at-gateway.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import type { Gateway, GatewayName } from './gateways/gateway.ts'
import { findCustomers, insertCustomer, nameCustomer } from './gateway-customers-repository.ts'
import { listMeans } from './kept-means-repository.ts'

/**
 * A gateway's name for a person, who becomes a customer there the first time it is needed; null where the gateway gives
 * none. Refuses with `means_not_kept` when it does not answer; the next time asks again under the same key.
 */
export async function customerAt(context: Context, gateway: Gateway, personId: string): Promise<string | null> {
  invariant(!context.isInTransaction, 'a customer is opened outside any transaction')
  const customers = gateway.vault?.customers
  if (!customers) return null
  const asked = { id: newId(), personId, gateway: gateway.name, at: context.clock.now() }
  const { id, reference } = await insertCustomer(context.db, asked)
  if (reference !== null) return reference
  const answer = await askGateway(context, gateway.name, 'open_customer', async () => ({
    outcome: 'opened' as const,
    reference: await customers.open(id),
  }))
  if (answer.outcome === 'unknown') throw meansNotKept()
  await nameCustomer(context.db, { id, reference: answer.reference })
  return answer.reference
}

/** Closes a customer of a gateway with all it keeps for them. When it does not answer the job is tried again. */
export const closeAtGateway = defineJob<{ gateway: GatewayName; key: string; reference: string | null }>({
  name: 'close-at-gateway',
  async run(context, { gateway, key, reference }) {
    const customers = gatewayNamed(context, gateway).vault?.customers
    invariant(customers, `${gateway} has customers`)
    // An answer that was lost may have opened one all the same.
    await customers.close(reference ?? (await customers.open(key)))
  },
})

/** Has everything forgotten that gateways keep for a person; by jobs, after the transaction. */
export async function forgetPersonAtGateways(tx: Context, personId: string): Promise<void> {
  for (const { gateway, reference, customerReference } of await listMeans(tx.db, personId))
    await tx.jobs.enqueue(tx, forgetAtGateway, { gateway, reference: reference!, customerReference })
  for (const { id: key, gateway, reference } of await findCustomers(tx.db, personId))
    await tx.jobs.enqueue(tx, closeAtGateway, { gateway, key, reference })
}
