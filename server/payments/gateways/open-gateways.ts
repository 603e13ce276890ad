import type { Config } from '#server/config.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { Misfortunes } from '#server/market/index.ts'
import { cashGateway } from './cash.ts'
import type { Gateways } from './gateway.ts'
import { payPalPayouts } from '../payouts/paypal-payouts.ts'
import { payPalClient } from './paypal-client.ts'
import { payPalGateway } from './paypal.ts'
import { sandboxGateway } from './sandbox.ts'

/**
 * Opens the gateways that the settings name, and loads the large library of Stripe only for who has an account there. A
 * sandbox keeps its own bank open, for what was begun there.
 */
export async function openGateways({
  config,
  db,
  clock,
  misfortunes,
}: {
  config: Config
  db: Database
  clock: Clock
  /** What befalls charges at the sandbox gateway now. */
  misfortunes: () => Misfortunes
}): Promise<Gateways> {
  const cash = cashGateway()
  const sandbox = config.isSandbox
    ? sandboxGateway({ db, clock, secret: config.secret, ...(config.hasSandboxClock && { misfortunes }) })
    : null
  const stripe = config.stripe ? (await import('./stripe.ts')).stripeGateway(config.stripe, clock) : null
  const paypal = config.paypal
    ? payPalGateway({ account: config.paypal, clock, marketUrl: () => config.publicUrl })
    : null
  const payer = config.paypal?.paysShops ? payPalPayouts(payPalClient(config.paypal)) : null
  const all = [sandbox, stripe, paypal, cash].filter((gateway) => gateway !== null)
  return { card: stripe ?? sandbox, paypal, cash, payer, all }
}
