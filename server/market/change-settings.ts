import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { checkReadable } from './accent.ts'
import { updateSettings, type SettingsChange } from './repository.ts'
import { settingsOf, type MarketSettings } from './settings.ts'

/**
 * Changes the settings that are given and leaves the others. Every process hears of it.
 * Refuses with `contrast_too_low` an accent colour on which white text cannot be read.
 */
export async function changeSettings(context: Context, change: SettingsChange): Promise<MarketSettings> {
  if (change.accentColor) checkReadable(change.accentColor)
  await inTransaction(context, (tx) => updateSettings(tx.db, change, context.clock.now()))
  await context.ports.market.reload()
  return settingsOf(context)
}
