import { lazy, Suspense, useState } from 'react'
import type { CartLine } from '#shared/api/cart.schemas.ts'
import { useAddCartLineMutation } from '../../data/cart.ts'
import { basketRefusalWords } from './stock-words.ts'
import { Button } from '../../ui/button.tsx'
import styles from './add-to-basket.module.css'

// Fetched when something has been added.
const AddedPanel = lazy(() => import('./added-panel.tsx'))

interface AddToBasketProps {
  variantId: string
  quantity: number
  /** By which it is bought again and again. */
  planId?: string
  /** Nothing can be added: sold out, or a choice is still to be made. Say why in the label. */
  isDisabled?: boolean
  size?: 'md' | 'lg'
  /** What the button says. */
  children?: string
  className?: string
}

/**
 * The button that puts a variant into the basket. Afterwards a small panel says what is in there and leads on;
 * a refusal stands under the button and says what is left.
 */
export function AddToBasket({
  variantId,
  quantity,
  planId,
  isDisabled = false,
  size = 'lg',
  children = 'Add to basket',
  className = '',
}: AddToBasketProps) {
  const [addLine, { isLoading }] = useAddCartLineMutation()
  const [refused, setRefused] = useState<{ variantId: string; words: string }>()
  const [added, setAdded] = useState<{ line: CartLine; count: number }>()

  const add = async () => {
    if (isLoading) return
    setRefused(undefined)
    try {
      const cart = await addLine({ body: { variantId, quantity, ...(planId && { planId }) } }).unwrap()
      const line = cart.shops.flatMap(({ lines }) => lines).find((each) => each.variantId === variantId)
      if (line) setAdded((before) => ({ line, count: (before?.count ?? 0) + 1 }))
    } catch (error) {
      setAdded(undefined)
      setRefused({ variantId, words: basketRefusalWords(error) })
    }
  }

  return (
    <div className={`${styles.add} ${className}`}>
      <Button size={size} isWide isBusy={isLoading} disabled={isDisabled} onClick={() => void add()}>
        {children}
      </Button>
      <output className={styles.refusal}>{refused?.variantId === variantId && refused.words}</output>
      <output className="visually-hidden">{added && `${added.line.product.title} is in your basket.`}</output>
      {added && (
        <Suspense>
          <AddedPanel key={added.count} line={added.line} onClose={() => setAdded(undefined)} />
        </Suspense>
      )}
    </div>
  )
}
