import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { customerUnknown, orderToTalkAboutNotFound, shopToAskNotFound } from './errors.ts'
import { partyOf } from './policy.ts'
import { findCustomerOfOrder, findOrBeginConversation, findPersonName, isOpenShop } from './repository.ts'

/**
 * The customer's conversation with a shop, or with who runs the market when none is named; begun when there is none.
 * Answers its id. Refuses with `shop_not_found`; a conversation that is there stays open to read whatever became of the shop.
 */
export async function openConversation(context: Context, shopId: string | undefined): Promise<string> {
  const { personId, side } = partyOf(context)
  invariant(side === 'customer', 'the storefront door lets customers in')
  return await inTransaction(context, async (tx) => {
    if (shopId && !(await isOpenShop(tx.db, shopId))) throw shopToAskNotFound()
    const customerName = await findPersonName(tx.db, personId)
    const wanted = shopId
      ? { kind: 'shop' as const, shopId, personId, customerName }
      : { kind: 'customer_support' as const, shopId: null, personId, customerName }
    return await findOrBeginConversation(tx.db, wanted, tx.clock.now())
  })
}

/**
 * The shop's conversation with the customer of an order, or with who runs the market when no order is named; begun when
 * there is none. Answers its id. Refuses with `order_not_found`, or `customer_unknown` when a guest bought.
 */
export async function openShopConversation(context: Context, orderId: string | undefined): Promise<string> {
  const party = partyOf(context)
  invariant(party.side === 'shop', 'the door of sellers lets members of shops in')
  const { shopId } = party
  return await inTransaction(context, async (tx) => {
    const at = tx.clock.now()
    if (!orderId) {
      const withMarket = { kind: 'shop_support' as const, shopId, personId: null, customerName: '' }
      return await findOrBeginConversation(tx.db, withMarket, at)
    }
    const customer = await findCustomerOfOrder(tx.db, orderId, shopId)
    if (!customer) throw orderToTalkAboutNotFound()
    const { personId } = customer
    if (!personId) throw customerUnknown()
    const customerName = await asMarket(tx, () => findPersonName(tx.db, personId))
    return await findOrBeginConversation(tx.db, { kind: 'shop', shopId, personId, customerName }, at)
  })
}
