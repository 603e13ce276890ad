import type { SavedProduct } from '#shared/api/saved.schemas.ts'
import { Link } from 'react-router'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'

/** What has become cheaper, or left the shelf, since it was saved; nothing when nothing has. */
export function WhatChanged({ saved }: { saved: readonly SavedProduct[] }) {
  const cheaper = saved.filter(
    ({ product, priceThen, isListed }) => isListed && product.price.amountMinor < priceThen.amountMinor,
  )
  return (
    <>
      {cheaper.map(({ product, priceThen }) => (
        <Note key={product.id}>
          <Link to={`/products/${product.slug}`}>{product.title}</Link> costs <Money value={product.price} /> now; it
          was <Money value={priceThen} /> when you saved it.
        </Note>
      ))}
    </>
  )
}
