import { useState } from 'react'
import type { SaleEvent } from '#shared/api/sale-events.schemas.ts'
import { useGetSaleEventQuery } from '../../data/sale-events.ts'
import { useShelf } from '../../data/shelf.ts'

/** Keeps what the page of a sale event shows as it is now, and says aloud when something is gone. */
export default function LiveEvent({ event: { id, slug, products } }: { event: SaleEvent }) {
  const { refetch } = useGetSaleEventQuery({ slug })
  useShelf({ kind: 'event', id }, () => void refetch())
  const [begunWith] = useState(() => new Set(products.flatMap((one) => (one.left > 0 ? [one.slug] : []))))
  const gone = products.filter((one) => one.left === 0 && begunWith.has(one.slug))
  return (
    <output className="visually-hidden">
      {gone.length > 0 && `All gone: ${gone.map(({ title }) => title).join(', ')}.`}
    </output>
  )
}
