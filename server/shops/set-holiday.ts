import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { dayOf } from '#server/platform/clock.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { holidayOver } from './errors.ts'
import { memberWhoMay } from './policy.ts'
import { updateHoliday, type Holiday } from './repository.ts'

/**
 * Sends the own shop on holiday from a day to a day, both away, or calls the holiday off (null). Nothing of it can be bought
 * meanwhile; orders go on. Refuses with `not_allowed` (staff), `word_blocked` or `holiday_over` (it would end before today).
 */
export async function setHoliday(context: Context, holiday: Holiday | null): Promise<void> {
  const { shopId } = memberWhoMay(context, 'shop')
  refuseBlockedWords(context, { 'body.holiday.message': holiday?.message })
  if (holiday && holiday.until < dayOf(context.clock.now())) throw holidayOver()
  await inTransaction(context, (tx) => updateHoliday(tx.db, shopId, holiday))
}
