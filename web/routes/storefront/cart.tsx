import { useState } from 'react'
import { useDispatch } from 'react-redux'
import type { Cart, CartLine } from '#shared/api/cart.schemas.ts'
import { cartApi, useAddCartLineMutation, useGetCartQuery, useRemoveCartLineMutation } from '#web/data/cart.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import type { Store } from '#web/data/store.ts'
import { BasketShop } from '#web/features/cart/basket-shop.tsx'
import { BasketTotal, things } from '#web/features/cart/basket-total.tsx'
import { EmptyBasket } from '#web/features/cart/empty-basket.tsx'
import { RemovedNote } from '#web/features/cart/removed-note.tsx'
import { basketRefusalWords } from '#web/features/cart/stock-words.ts'
import { useInTurn } from '#web/features/cart/use-in-turn.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import styles from './cart.module.css'

const queries: Prefetch = (dispatch) => [
  dispatch(cartApi.endpoints.getCart.initiate(undefined, { forceRefetch: !import.meta.env.SSR })),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function CartPage() {
  const { data: cart, error, refetch } = useGetCartQuery()
  const { removed, remove, putBack, refusal } = useRemoving()
  const inTurn = useInTurn()
  if (!cart) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null

  const notes = (
    <>
      {removed && <RemovedNote key={removed.id} line={removed} onPutBack={() => void inTurn(() => putBack(removed))} />}
      <ProblemNote error={refusal} />
    </>
  )
  if (cart.shops.length === 0)
    return (
      <>
        <title>Your basket</title>
        {notes}
        <EmptyBasket />
      </>
    )
  return (
    <>
      <title>Your basket</title>
      <div className={styles.head}>
        <h1>Your basket</h1>
        <p className={styles.count}>
          {things(cart.quantity)} from {cart.shops.length === 1 ? 'one shop' : `${cart.shops.length} shops`}
        </p>
      </div>
      <div className={styles.page}>
        <div className={styles.shops}>
          {notes}
          {cart.shops.map((basketShop) => (
            <BasketShop
              key={basketShop.shop.id}
              basketShop={basketShop}
              inTurn={inTurn}
              onRemove={(line) => void inTurn(() => remove(line))}
            />
          ))}
        </div>
        <div className={styles.side}>
          <BasketTotal cart={cart}>
            <ToCheckout cart={cart} label="Go to checkout" isWide />
          </BasketTotal>
        </div>
      </div>
      <div className={styles.bar}>
        <p>
          <strong>
            <Money value={cart.totals.total} />
          </strong>
          <span>
            {cart.shops.length === 1 ? 'one parcel' : `${cart.shops.length} parcels`}, {things(cart.quantity)}
          </span>
        </p>
        <ToCheckout cart={cart} label="Checkout" />
      </div>
    </>
  )
}

/** The way to the checkout, closed while something in the basket cannot be bought. */
function ToCheckout({ cart, label, isWide = false }: { cart: Cart; label: string; isWide?: boolean }) {
  const cannotSend = cart.shops.some(({ shippingMethods }) => shippingMethods.length === 0)
  if (cart.hasProblems || cannotSend)
    return (
      <div className={styles.closed}>
        {isWide && <p>Something in the basket needs a decision of yours first. It is marked in red.</p>}
        <Button size={isWide ? 'lg' : 'md'} isWide={isWide} disabled>
          {label}
        </Button>
      </div>
    )
  return (
    <ButtonLink to="/checkout" size={isWide ? 'lg' : 'md'} isWide={isWide}>
      {label}
    </ButtonLink>
  )
}

/** Takes lines out at once, remembers the last one, and puts it back when asked. */
function useRemoving() {
  const dispatch = useDispatch<Store['dispatch']>()
  const [removeLine] = useRemoveCartLineMutation()
  const [addLine] = useAddCartLineMutation()
  const [removed, setRemoved] = useState<CartLine>()
  const [refusal, setRefusal] = useState('')

  const remove = async (line: CartLine) => {
    setRefusal('')
    setRemoved(line)
    const taken = dispatch(cartApi.util.updateQueryData('getCart', undefined, (cart) => takeOut(cart, line.id)))
    try {
      await removeLine({ id: line.id }).unwrap()
    } catch (error) {
      taken.undo()
      setRemoved(undefined)
      setRefusal(basketRefusalWords(error))
    }
  }

  const putBack = async (line: CartLine) => {
    setRefusal('')
    try {
      const quantity = Math.min(line.quantity, line.available)
      await addLine({ body: { variantId: line.variantId, quantity } }).unwrap()
      setRemoved(undefined)
    } catch (error) {
      setRefusal(basketRefusalWords(error))
    }
  }
  return { removed, remove, putBack, refusal }
}

function takeOut(cart: Cart, lineId: string): void {
  for (const each of cart.shops) each.lines = each.lines.filter(({ id }) => id !== lineId)
  cart.shops = cart.shops.filter(({ lines }) => lines.length > 0)
}
