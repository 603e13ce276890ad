import { newId } from '#shared/ids.ts'
import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { shippingMethodNotFound } from './errors.ts'
import { memberWhoMay } from './policy.ts'
import {
  findShippingMethods,
  removeShippingMethodsBut,
  upsertShippingMethods,
  type ShippingMethodChange,
} from './repository.ts'

/**
 * Sets the ways the shop sends parcels, in the order given: those with an id change, those without are new, those not
 * named are no longer offered (orders keep the name they were placed with). Prices in minor units of the market's currency.
 * Refuses with `not_allowed` (staff), `word_blocked` or `shipping_method_not_found`.
 */
export async function setShippingMethods(context: Context, methods: readonly ShippingMethodChange[]): Promise<void> {
  const { shopId } = memberWhoMay(context, 'shop')
  refuseBlockedWords(context, Object.fromEntries(methods.map(({ name }, at) => [`body.methods.${at}.name`, name])))
  await inTransaction(context, async ({ db }) => {
    const known = new Set(await findShippingMethods(db, shopId))
    methods.forEach(({ id }, index) => {
      // Taken out of the set, so that naming one twice is refused too.
      if (id !== undefined && !known.delete(id)) throw shippingMethodNotFound(`body.methods.${index}.id`)
    })
    const named = methods.map((method) => ({ ...method, id: method.id ?? newId() }))
    const at = context.clock.now()
    await removeShippingMethodsBut(
      db,
      shopId,
      named.map(({ id }) => id),
      at,
    )
    await upsertShippingMethods(db, shopId, named)
  })
}
