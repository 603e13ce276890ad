import type { Config } from '#server/config.ts'
import type { Database } from '#server/platform/db/database.ts'
import { findNumber } from '../handover-repository.ts'
import type { BillingSystem } from './billing-system.ts'
import { builtInBilling } from './built-in.ts'
import { outsideBilling } from './outside.ts'

/** The billing system of the settings; without any the market keeps its own books. */
export function openBilling(config: Config, db: Database): BillingSystem {
  return config.billing ? outsideBilling(config.billing) : builtInBilling((reference) => findNumber(db, reference))
}
