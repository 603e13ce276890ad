import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMails, type Mail } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { takePriceChanges } from './repository.ts'

const batchSize = 200

/**
 * Tells who saved a thing that it costs less than when it was last looked at, once per drop; answers how many were told.
 * Prices change by many ways (a form, an import, a sale event), so the shelf is looked at and not the ways.
 */
export async function mailPriceDrops(context: Context): Promise<number> {
  let told = 0
  for (;;) {
    const { seen, drops } = await inTransaction(context, mailBatch)
    told += drops
    if (seen < batchSize) return told
  }
}

async function mailBatch(tx: Context): Promise<{ seen: number; drops: number }> {
  const { seen, drops } = await takePriceChanges(tx.db, batchSize)
  const at = tx.clock.now().getTime()
  const mails = drops.map(({ personId, email, productId, slug, currency, beforeMinor, nowMinor, ...thing }): Mail => {
    const about = {
      ...thing,
      before: { amountMinor: beforeMinor, currency },
      now: { amountMinor: nowMinor, currency },
      url: `${tx.config.publicUrl}/products/${slug}`,
    }
    return {
      key: `price-dropped:${productId}:${personId}:${at}`,
      to: email,
      write: ({ language, locale }) => letters[language].cheaperLetter({ ...about, locale }),
    }
  })
  await queueMails(tx, mails)
  return { seen, drops: drops.length }
}
