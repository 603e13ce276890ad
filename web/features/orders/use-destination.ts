import { useCallback, useEffect, useRef, useState } from 'react'
import { useSetDestinationMutation } from '../../data/cart.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { useSettings } from '../../data/settings.ts'
import type { InTurn } from '../cart/use-in-turn.ts'
import type { CheckoutForm } from './checkout-form.ts'

/** A place is told once its writer has stopped typing for so long. */
const pauseMs = 400

/**
 * Keeps the basket priced for the place that is being typed: delivery and tax are shown for there before anything is
 * paid. With a tax number that cannot be right the basket stays as it was, and `taxNumberFault` says why.
 */
export function useDestination(inTurn: InTurn) {
  const { country: home } = useSettings()
  const [setDestination] = useSetDestinationMutation()
  const [taxNumberFault, setFault] = useState<string>()
  const waiting = useRef<number>(undefined)
  const told = useRef('')
  useEffect(() => () => window.clearTimeout(waiting.current), [])

  const sendTo = useCallback(
    ({ address, taxNumber }: CheckoutForm) => {
      const { country, region, postalCode } = address
      const body = { country, region, postalCode, taxNumber: taxNumber.trim() }
      const words = JSON.stringify(body)
      window.clearTimeout(waiting.current)
      const saysNothing = country === home && !region && !postalCode && !body.taxNumber
      if (words === told.current || (saysNothing && told.current === '')) return
      const tell = async () => {
        told.current = words
        try {
          await inTurn(() => setDestination({ body }).unwrap())
          setFault(undefined)
        } catch (error) {
          setFault(fieldErrorsOf(error)['taxNumber'])
        }
      }
      waiting.current = window.setTimeout(() => void tell(), pauseMs)
    },
    [home, inTurn, setDestination],
  )
  return { sendTo, taxNumberFault }
}
