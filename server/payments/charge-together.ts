import type { PaymentView } from '#shared/api/payments.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant, Refusal } from '#server/platform/errors.ts'
import { gather } from '#server/platform/gather.ts'
import { askGateway, gatewayNamed, vaultOf } from './gateways/ask-gateway.ts'
import type { ChargeableMeans } from './kept-means-repository.ts'
import { presentPayment } from './present.ts'
import { recordAnswers, type Told } from './record-answer.ts'
import { beginAttempts, type PaymentRow } from './repository.ts'
import { afterAll, attemptInItsPlace, methodOf, type PaymentWish } from './start-payment.ts'
import { firstLookAt } from './when-to-look.ts'

/** A charge of kept means, with nobody at the screen. Amounts are minor units. */
export type KeptCharge = Pick<PaymentWish, 'checkoutId' | 'amountMinor' | 'currency' | 'requestKey' | 'description'> & {
  means: ChargeableMeans
}

/** So many answers of gateways are awaited at once. */
const askedAtOnce = 16

/**
 * Charges kept means for several checkouts, each of them as `startPayment` would: all intentions are written in one statement,
 * and answers that come while others are being written are written together. Answers the payment of each in their order; null where
 * another attempt is underway, nothing is to pay, or something failed that is in the log, and the attempt is asked for later.
 */
export async function chargeTogether(
  context: Context,
  charges: readonly KeptCharge[],
): Promise<(PaymentView | null)[]> {
  invariant(!context.isInTransaction, 'payments are started outside any transaction')
  if (charges.length === 0) return []
  const begun = await begin(context, charges)
  const record = gather((told: readonly Told[]) => recordTogether(context, told))
  const views: (PaymentView | null)[] = charges.map(() => null)
  const places = charges.keys()
  const work = async () => {
    for (const place of places) {
      const charge = charges[place]!
      const attempt = begun.find(({ checkoutId }) => checkoutId === charge.checkoutId)
      const paying = attempt ? ask(context, charge, attempt, record) : attemptInItsPlace(context, charge)
      views[place] = await paying.then(presentPayment, (error: unknown) => noteFailure(context, charge, error))
    }
  }
  await Promise.all(Array.from({ length: askedAtOnce }, work))
  return views
}

async function begin(context: Context, charges: readonly KeptCharge[]): Promise<PaymentRow[]> {
  const at = context.clock.now()
  const possible = charges.filter(({ means, amountMinor, currency }) =>
    gatewayNamed(context, means.gateway).takes(amountMinor, currency),
  )
  return await beginAttempts(
    context.db,
    possible.map(({ checkoutId, amountMinor, currency, requestKey, description, means }) => ({
      checkoutId,
      amountMinor,
      currency,
      requestKey,
      description,
      method: methodOf(means),
      gateway: gatewayNamed(context, means.gateway).name,
      meansId: means.id,
      keepsMethod: false,
      at,
      nextLookAt: firstLookAt('created', at),
    })),
  )
}

async function ask(
  context: Context,
  { amountMinor, currency, description, means }: KeptCharge,
  { attemptId }: PaymentRow,
  record: (told: Told) => Promise<PaymentRow | null>,
): Promise<PaymentRow> {
  const gateway = gatewayNamed(context, means.gateway)
  const intention = { attemptId, amountMinor, currency, description, means: 'charged' as const }
  const answer = await askGateway(context, gateway.name, 'charge', () =>
    vaultOf(gateway).charge(intention, means, { isAtScreen: false }),
  )
  const recorded = await record({ attemptId, answer, reason: 'answered' })
  return recorded ?? (await afterAll(context, attemptId, answer))
}

/** One answer that cannot be written does not keep the others from being written. */
async function recordTogether(context: Context, told: readonly Told[]): Promise<readonly (PaymentRow | null)[]> {
  try {
    return await recordAnswers(context, told)
  } catch (error) {
    if (told.length === 1) throw error
    context.log.warn({ err: error }, 'answers could not be written together, and are written one by one')
  }
  const rows: (PaymentRow | null)[] = []
  for (const one of told) {
    const [row = null] = await recordAnswers(context, [one]).catch((error: unknown) => {
      context.log.error(
        { err: error, attemptId: one.attemptId },
        'an answer could not be written and is asked for again',
      )
      return []
    })
    rows.push(row)
  }
  return rows
}

function noteFailure(context: Context, { checkoutId }: KeptCharge, error: unknown): null {
  if (error instanceof Refusal) context.log.info({ err: error, checkoutId }, 'a checkout was not charged')
  else context.log.error({ err: error, checkoutId }, 'a checkout could not be charged and is tried again')
  return null
}
