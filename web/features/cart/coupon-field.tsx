import { useId, useRef, useState, type SyntheticEvent } from 'react'
import { useAddCouponMutation } from '../../data/cart.ts'
import { messageOf } from '../../data/problem.ts'
import { Button } from '../../ui/button.tsx'
import { useTypedEarly } from '../../ui/take-typed.ts'
import styles from './coupon-field.module.css'

/** Takes a code; one that is refused stays in the field, with the reason under it. */
export function CouponField() {
  const id = useId()
  const [add, { isLoading }] = useAddCouponMutation()
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useTypedEarly(form, (typed) => setCode(typed['code'] ?? ''))
  const apply = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (code.trim() === '') return
    setRefusal('')
    try {
      await add({ body: { code: code.trim() } }).unwrap()
      setCode('')
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void apply(event)} noValidate>
      <label htmlFor={id} className="visually-hidden">
        A code
      </label>
      <input
        id={id}
        name="code"
        className={styles.field}
        placeholder="A code"
        value={code}
        maxLength={30}
        autoComplete="off"
        autoCapitalize="characters"
        aria-describedby={`${id}-refusal`}
        aria-invalid={refusal !== '' || undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" variant="sand" disabled={isLoading} isBusy={isLoading}>
        Apply
      </Button>
      <output id={`${id}-refusal`} className={styles.refusal}>
        {refusal}
      </output>
    </form>
  )
}
