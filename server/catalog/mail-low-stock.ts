import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMails, type Mail } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { takeFallenVariants, type ShopWithFallen } from './repository.ts'

const batchSize = 500

/**
 * Tells shops of what little is left by now, in one letter a shop; answers of how many variants were looked at. Stock goes by
 * many ways, and selling must not wait for letters, so the shelf is looked at and not the ways.
 */
export async function mailLowStock(context: Context): Promise<number> {
  let seen = 0
  for (;;) {
    const taken = await inTransaction(context, mailBatch)
    seen += taken
    if (taken < batchSize) return seen
  }
}

async function mailBatch(tx: Context): Promise<number> {
  const { taken, shops } = await takeFallenVariants(tx.db, batchSize)
  await queueMails(
    tx,
    shops.flatMap((shop) => mailsTo(tx, shop)),
  )
  return taken
}

/** What fell is taken in the transaction that keeps the letter, so it is told once under whatever key. */
function mailsTo(tx: Context, { shopId, shopName, members, productCount, productId, fallen }: ShopWithFallen): Mail[] {
  const url = `${tx.config.publicUrl}/seller/products${productCount === 1 ? `/${productId}` : '?state=low'}`
  const fall = newId()
  return members.map(({ personId, email }) => ({
    key: `stock-low:${shopId}:${fall}:${personId}`,
    to: email,
    write: ({ language }) => letters[language].stockLowLetter({ shopName, fallen, url }),
  }))
}
