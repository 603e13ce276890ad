import type { Context } from '#server/platform/context.ts'
import { askAboutAttempt } from './resolve-attempts.ts'
import { askAboutRefund } from './resolve-refunds.ts'
import { listRefundsToAskAbout } from './refund-repository.ts'
import { listAttemptsToAskAbout } from './repository.ts'

/**
 * Asks the gateway now what became of every attempt of a payment that is not captured, also of those given up, and of
 * every refund without an end. Writes down what it says, as the sweeps do.
 */
export async function askAboutPayment(context: Context, paymentId: string): Promise<void> {
  for (const attempt of await listAttemptsToAskAbout(context.db, paymentId)) await askAboutAttempt(context, attempt)
  for (const refund of await listRefundsToAskAbout(context.db, paymentId)) await askAboutRefund(context, refund)
}
