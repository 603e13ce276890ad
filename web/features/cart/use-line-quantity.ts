import { useRef, useState } from 'react'
import { useDispatch } from 'react-redux'
import type { CartLine } from '#shared/api/cart.schemas.ts'
import { cartApi, useChangeCartLineMutation } from '../../data/cart.ts'
import type { Store } from '../../data/store.ts'
import { basketRefusalWords } from './stock-words.ts'
import type { InTurn } from './use-in-turn.ts'

interface LineQuantity {
  /** What the customer asked for last; the shop may not have agreed yet. */
  quantity: number
  change: (quantity: number) => void
  /** Why the last change was refused; empty when it was not. */
  refusal: string
  isSaving: boolean
}

/** The quantity of a basket line as the customer sees it: shown at once, sent in turn, taken back when refused. */
export function useLineQuantity(line: CartLine, inTurn: InTurn): LineQuantity {
  const dispatch = useDispatch<Store['dispatch']>()
  const [save] = useChangeCartLineMutation()
  const [wanted, setWanted] = useState<number>()
  const [refusal, setRefusal] = useState('')
  const latest = useRef<number>(undefined)

  const send = async () => {
    try {
      // Quick presses while an answer is on its way become one request more, not one each.
      let sent: number | undefined
      while (sent !== latest.current) {
        const quantity = latest.current!
        await inTurn(() => save({ id: line.id, body: { quantity } }).unwrap())
        sent = quantity
      }
    } catch (error) {
      setRefusal(basketRefusalWords(error))
      // What is left is another number than the page shows.
      dispatch(cartApi.util.invalidateTags(['Cart']))
    }
    latest.current = undefined
    setWanted(undefined)
  }

  const change = (quantity: number) => {
    const isUnderway = latest.current !== undefined
    latest.current = quantity
    setWanted(quantity)
    setRefusal('')
    if (!isUnderway) void send()
  }

  return { quantity: wanted ?? line.quantity, change, refusal, isSaving: wanted !== undefined }
}
