import { on, type Subscription } from '#server/platform/facts.ts'
import { copyFiles } from './copy-files.ts'
import { handOutFiles } from './hand-out-files.ts'
import { removeFilesOf } from './repository.ts'

export const downloadsSubscribers: Subscription[] = [
  // Of the checkout, not of its orders: it has jobs anyway, and paying takes no statement more.
  on('checkout.confirmed', 'later', 'hand-out-files', async (context, { orderIds }) => {
    for (const orderId of orderIds) await handOutFiles(context, orderId)
  }),
  on('product.duplicated', 'at once', 'copy-files-of-duplicated', copyFiles),
  on('product.removed', 'at once', 'take-out-files-of-removed', async (tx, { productId }) => {
    await removeFilesOf(tx.db, productId, tx.clock.now())
  }),
]
