import { findIntent, findRefundByKey, writeEvents, writeRefund, type Bank, type BankRefund } from './books.ts'
import { refundEvent } from './events.ts'
import { newReference } from './references.ts'
import { settleMs } from './bank.ts'
import { settleDue } from './settle-due.ts'

/** Gives money of a charge back, once per key. Null when the charge does not hold so much. */
export async function refundCharge(
  bank: Bank,
  { key, reference, amountMinor }: { key: string; reference: string; amountMinor: number },
): Promise<BankRefund | null> {
  const now = bank.clock.now()
  const intent = await findIntent(bank.db, reference)
  const isDoomed = intent?.scenario === 'refund_fails'
  return await bank.db.transaction().execute(async (db) => {
    const written = await writeRefund(db, {
      reference: newReference('re'),
      key,
      intentReference: reference,
      amountMinor,
      state: isDoomed ? 'pending' : 'succeeded',
      settlesAt: isDoomed ? new Date(now.getTime() + settleMs) : null,
      at: now,
    })
    if (written?.isNew && !isDoomed) await writeEvents(db, [refundEvent(written.refund, now)], now)
    return written?.refund ?? null
  })
}

/** The refund made under a key, as it stands now. */
export async function findRefundOfCharge(bank: Bank, key: string): Promise<BankRefund | null> {
  await settleDue(bank)
  return await findRefundByKey(bank.db, key)
}
