import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { handOverApplication } from './application-repository.ts'
import { applicationHandedIn, applicationIncomplete, termsNotAccepted } from './errors.ts'
import { getApplication, missingIn } from './get-application.ts'
import { moveShopBy } from './move-shop.ts'
import { memberWhoMay } from './policy.ts'
import { lockShop } from './repository.ts'

/**
 * Hands in the own application, with the terms as they were read; an operator looks at it. Refuses with `not_allowed`
 * (staff), `application_handed_in` (it is not the turn of the shop), `application_incomplete` (with `missing`) or
 * `terms_not_accepted` (not accepted, or changed since they were read).
 */
export async function handInApplication(context: Context, { acceptedTerms }: { acceptedTerms: string }): Promise<void> {
  const { shopId, personId } = memberWhoMay(context, 'shop')
  await inTransaction(context, async (tx) => {
    const isAgain = await asMarket(tx, async () => {
      await lockShop(tx.db, shopId)
      const application = await getApplication(tx, shopId)
      if (!application.canChange) throw applicationHandedIn()
      const missing = missingIn(application)
      if (missing.length > 0) throw applicationIncomplete(missing)
      const { terms } = application
      if (terms.isAsked && acceptedTerms !== terms.text) throw termsNotAccepted()
      const handedIn = { shopId, terms: terms.isAsked ? terms.text : '', at: tx.clock.now() }
      await handOverApplication(tx.db, handedIn)
      const wasGivenBack = application.state === 'changes_requested'
      if (wasGivenBack) await moveShopBy(tx, personId, { shopId, act: 'hand_in' })
      return wasGivenBack
    })
    await tx.facts.announce(tx, 'shop.handed-in', { shopId, isAgain })
  })
}
