import type { JudgedFact } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMails } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { findProductToTell } from './repository.ts'

/** Tells everybody of a shop that its product may be on the shelf. */
export async function mailProductApproved(context: Context, fact: JudgedFact): Promise<void> {
  await mailProduct(context, fact, 'product-approved', 'productApprovedLetter')
}

/** Tells everybody of a shop what is to be changed before its product can go live. */
export async function mailProductSentBack(context: Context, fact: JudgedFact): Promise<void> {
  await mailProduct(context, fact, 'product-sent-back', 'productSentBackLetter')
}

/** Tells everybody of a shop that its product was taken down, and why. */
export async function mailProductBlocked(context: Context, fact: JudgedFact): Promise<void> {
  await mailProduct(context, fact, 'product-blocked', 'productBlockedLetter')
}

/** Tells everybody of a shop that a product taken down is its own again. */
export async function mailProductUnblocked(context: Context, fact: JudgedFact): Promise<void> {
  await mailProduct(context, fact, 'product-unblocked', 'productUnblockedLetter')
}

/** A product may come and go several times, so the key counts its moves. */
async function mailProduct(
  context: Context,
  { productId, reason }: JudgedFact,
  kind: string,
  what: `product${'Approved' | 'SentBack' | 'Blocked' | 'Unblocked'}Letter`,
): Promise<void> {
  const product = await findProductToTell(context.db, productId)
  invariant(product, `product ${productId} is there`)
  const { title, shopName, moves, members } = product
  const url = `${context.config.publicUrl}/seller/products/${productId}`
  await queueMails(
    context,
    members.map(({ personId, email }) => ({
      key: `${kind}:${productId}:${moves}:${personId}`,
      to: email,
      write: ({ language }) => letters[language][what]({ title, shopName, url, reason }),
    })),
  )
}
