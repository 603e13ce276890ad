import { newId } from '#shared/ids.ts'
import type { TestMarket } from '#test/support/market.ts'
import { aCustomer, aSeller, type SellerVisitor, type SignedInVisitor } from './people.ts'

/** A customer and a shop that have a conversation in which nothing has been said yet. */
export interface Talk {
  id: string
  customer: SignedInVisitor
  seller: SellerVisitor
  /** The customer says something; answers the message. */
  ask(text: string): Promise<Spoken>
  /** The shop says something; answers the message. */
  answer(text: string, by?: SellerVisitor): Promise<Spoken>
}

type Spoken = Awaited<ReturnType<typeof said>>

async function said(visitor: SignedInVisitor, door: 'sendMessage' | 'sendShopMessage', id: string, text: string) {
  return await visitor.call(door, { params: { id }, body: { clientId: newId(), text } })
}

/** A customer who has opened the conversation with a shop. */
export async function aTalk(
  market: TestMarket,
  wish: { customer?: SignedInVisitor; seller?: SellerVisitor } = {},
): Promise<Talk> {
  const customer = wish.customer ?? (await aCustomer(market, { name: 'Ines Duarte' }))
  const seller = wish.seller ?? (await aSeller(market, { name: 'Marta Ferreira', shopName: 'Kiln & Clay' }))
  const { id } = await customer.call('openConversation', { body: { shopId: seller.shop.id } })
  return {
    id,
    customer,
    seller,
    ask: (text) => said(customer, 'sendMessage', id, text),
    answer: (text, by = seller) => said(by, 'sendShopMessage', id, text),
  }
}
