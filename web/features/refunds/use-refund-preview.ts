import { useEffect } from 'react'
import { usePreviewRefundMutation, usePreviewShopRefundMutation } from '../../data/orders.ts'
import { isNothing, partsOf, type WishedRefund } from './wished-refund.ts'

/** The choice rests so long before the server is asked what it comes to. */
const restMs = 250

/** What the server says a refund comes to, asked anew when the choice has rested; with the parts as the API takes them. */
export function useRefundPreview(orderId: string, door: 'seller' | 'operator', wish: WishedRefund) {
  const [askShop, atShop] = usePreviewShopRefundMutation()
  const [askMarket, atMarket] = usePreviewRefundMutation()
  const parts = partsOf(wish)
  const wanted = isNothing(wish) ? '' : JSON.stringify(parts)
  useEffect(() => {
    if (wanted === '') return undefined
    const { bearer, ...own } = JSON.parse(wanted) as ReturnType<typeof partsOf>
    const timer = setTimeout(() => {
      if (door === 'seller') void askShop({ id: orderId, body: own })
      else void askMarket({ id: orderId, body: { ...own, bearer } })
    }, restMs)
    return () => clearTimeout(timer)
  }, [wanted, door, orderId, askShop, askMarket])
  const { data, error } = door === 'seller' ? atShop : atMarket
  return { data, error, parts }
}
