import { checkoutKey, findOrderPage } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { listDownloadsOf } from './repository.ts'

/**
 * Tells the customer that the files of an order are ready. The link leads to the order, which gives good ones as long as they
 * may be had, and opens it to whoever has it; who ordered with their account finds the order in the pages without.
 */
export async function mailFilesReady(context: Context, orderId: string): Promise<void> {
  const page = await findOrderPage(context.db, orderId)
  invariant(page, `order ${orderId} is there`)
  const downloads = await listDownloadsOf(context.db, orderId)
  const { personId } = page
  const about = {
    orderNumber: page.number,
    shopName: page.shop.name,
    names: downloads.map(({ name }) => name),
    openUntil: downloads[0]!.openUntil,
    most: downloads[0]!.most,
    url: `${context.config.publicUrl}/orders/${orderId}?key=${checkoutKey(context.config, page.checkoutId)}`,
  }
  await queueMail(context, {
    key: `files-ready:${orderId}`,
    to: page.email,
    language: page.language,
    write: ({ language, locale }) => letters[language].filesReadyLetter({ ...about, locale }),
    page: personId ? { personId, path: `/orders/${orderId}` } : null,
  })
}
