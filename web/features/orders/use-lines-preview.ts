import { useEffect } from 'react'
import type { CancellationPreview } from '#shared/api/orders.schemas.ts'
import { usePreviewOrderLinesMutation, usePreviewShopLinesMutation } from '../../data/orders.ts'

/** The choice rests so long before the server is asked what it comes to. */
const restMs = 250

interface Choice {
  orderId: string
  /** Of the checkout, for who came by a mail. */
  checkoutKey?: string | null
  door: 'storefront' | 'seller'
  /** How many of each line, by its id. */
  units: Record<string, number>
}

/** What the server says taking units out comes to, asked anew when the choice has rested; with the lines as the API takes them. */
export function useLinesPreview({ orderId, checkoutKey = null, door, units }: Choice) {
  const [askOwn, own] = usePreviewOrderLinesMutation()
  const [askShop, ofShop] = usePreviewShopLinesMutation()
  const lines = Object.entries(units)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }))
  const wanted = JSON.stringify(lines)
  const isEmpty = lines.length === 0
  useEffect(() => {
    if (isEmpty) return undefined
    const body = { lines: JSON.parse(wanted) as typeof lines }
    const timer = setTimeout(() => {
      if (door === 'seller') void askShop({ id: orderId, body })
      else void askOwn({ id: orderId, ...(checkoutKey !== null && { key: checkoutKey }), body })
    }, restMs)
    return () => clearTimeout(timer)
  }, [wanted, isEmpty, door, orderId, checkoutKey, askOwn, askShop])
  const { data, error } = door === 'seller' ? ofShop : own
  const preview = data && isAbout(data, lines) ? data : undefined
  return { lines, preview, error: isEmpty ? undefined : error }
}

/** An answer to an earlier choice must not stand beside this one. */
function isAbout(preview: CancellationPreview, lines: readonly { lineId: string; quantity: number }[]): boolean {
  return (
    preview.lines.length === lines.length &&
    lines.every(({ lineId, quantity }) =>
      preview.lines.some((told) => told.lineId === lineId && told.quantity === quantity),
    )
  )
}
