import type { Config } from '#server/config.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/db/database.ts'
import { cashGateway } from './cash.ts'
import type { Gateways } from './gateway.ts'
import { payPalGateway } from './paypal.ts'
import { sandboxGateway } from './sandbox.ts'
import { stripeGateway } from './stripe.ts'

/** Opens the gateways that the settings name. A sandbox keeps its own bank open, for what was begun there. */
export function openGateways({ config, db, clock }: { config: Config; db: Database; clock: Clock }): Gateways {
  const cash = cashGateway()
  const sandbox = config.isSandbox ? sandboxGateway({ db, clock, secret: config.secret }) : null
  const stripe = config.stripe ? stripeGateway(config.stripe, clock) : null
  const paypal = config.paypal
    ? payPalGateway({ account: config.paypal, clock, marketUrl: () => config.publicUrl })
    : null
  const all = [sandbox, stripe, paypal, cash].filter((gateway) => gateway !== null)
  return { card: stripe ?? sandbox, paypal, cash, all }
}
