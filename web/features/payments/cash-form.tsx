import { useEffect } from 'react'
import { Money } from '../../ui/money.tsx'
import type { PaymentFormProps } from './payment-method.ts'

/** Cash on delivery: nothing to type, only what to have ready. */
export default function CashForm({ session, setSubmit }: PaymentFormProps) {
  useEffect(() => {
    setSubmit(() => Promise.resolve({}))
    return () => setSubmit(null)
  }, [setSubmit])
  return (
    <p>
      Please have <Money value={session.amount} /> ready when the courier rings. Nothing is charged before.
    </p>
  )
}
