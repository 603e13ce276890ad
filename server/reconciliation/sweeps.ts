import { gatewaysWithAccounts } from '#server/payments/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { reconcile } from './reconcile.ts'
import { findReadUntil } from './repository.ts'

/** Once a day, by the market's clock, for each gateway; after a failure it is tried again at the next look. */
async function reconcileNightly(context: Context): Promise<void> {
  for (const gateway of gatewaysWithAccounts(context)) {
    const until = await findReadUntil(context.db, gateway.name)
    if (!until || until <= daysAfter(context.clock.now(), -1)) await reconcile(context, gateway)
  }
}

/** What reconciliation looks for again and again. */
export const reconciliationSweeps: Sweep[] = [{ name: 'reconcile-gateways', everySeconds: 900, run: reconcileNightly }]
