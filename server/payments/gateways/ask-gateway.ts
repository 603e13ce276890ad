import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { Gateway, GatewayName, Vault } from './gateway.ts'

/** Beyond this a customer is told that the answer is still awaited. */
const answerWithinMs = 10_000

/**
 * Asks a gateway, outside any transaction, and takes silence and failure for what they are: an answer that nobody
 * knows. A charge may have been made all the same, so it is asked for later.
 */
export async function askGateway<Answer extends { outcome: string }>(
  context: Context,
  gateway: GatewayName,
  act:
    | 'charge'
    | 'find'
    | 'take'
    | 'refund'
    | 'find_refund'
    | 'cancel'
    | 'keep'
    | 'open_customer'
    | 'pay_out'
    | 'find_payout',
  question: () => Promise<Answer>,
): Promise<Answer | { outcome: 'unknown'; because: string }> {
  invariant(!context.isInTransaction, 'no gateway is asked inside a transaction')
  const impatience = Promise.withResolvers<{ outcome: 'unknown'; because: string }>()
  const timer = setTimeout(
    () => impatience.resolve({ outcome: 'unknown', because: 'The gateway did not answer in time.' }),
    answerWithinMs,
  )
  const answering = question().catch((error: unknown) => {
    context.log.warn({ err: error, gateway, act }, 'the gateway failed to answer')
    return { outcome: 'unknown' as const, because: 'The gateway failed to answer.' }
  })
  const answer = await Promise.race([answering, impatience.promise])
  clearTimeout(timer)
  context.metrics.gatewayAnswers.inc({ gateway, act, outcome: answer.outcome })
  return answer
}

/** The gateway an attempt was made at. */
export function gatewayNamed({ ports: { gateways } }: Context, name: string) {
  const gateway = gateways.all.find((candidate) => candidate.name === name)
  invariant(gateway, `the gateway ${name} is switched on`)
  return gateway
}

/** Where a gateway keeps means to pay. */
export function vaultOf({ name, vault }: Gateway): Vault {
  invariant(vault, `${name} keeps means to pay`)
  return vault
}

/** The gateways that keep an account of our money. */
export function gatewaysWithAccounts({ ports: { gateways } }: Context): Gateway[] {
  return gateways.all.filter(({ name }) => name !== 'cash')
}
