import { useState } from 'react'
import type { Product } from '#shared/api/catalog.schemas.ts'
import { useGetProductQuery } from '../../data/catalog.ts'
import { useShelf } from '../../data/shelf.ts'

/** Keeps what a product's page says of the shelf as it is now, and says aloud what sells out meanwhile. */
export function LiveStock({ product: { id, slug, title, variants } }: { product: Product }) {
  const { refetch } = useGetProductQuery({ slug })
  useShelf({ kind: 'product', id }, () => void refetch())
  const [begunWith] = useState(() => new Set(variants.flatMap((one) => (one.available > 0 ? [one.id] : []))))
  const gone = variants.filter((one) => one.available === 0 && begunWith.has(one.id))
  return (
    <output className="visually-hidden">
      {gone.map(({ optionValues }) => `${[title, ...optionValues].join(', ')} has just sold out. `)}
    </output>
  )
}
