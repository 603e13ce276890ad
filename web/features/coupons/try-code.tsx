import { Button, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { Coupon, CouponObstacle } from '#shared/api/coupons.schemas.ts'
import { useVerifyOwnCouponMutation } from '../../data/coupons.ts'
import { fieldErrorsOf, messageOf, problemOf } from '../../data/problem.ts'
import { useLocale } from '../../data/settings.ts'
import { Note } from '../../ui/note.tsx'
import { offWords, termsWords } from './coupon-words.ts'
import styles from './coupons.module.css'

/** Types a code as a customer would, and says whether it works now, and why not. */
export function TryCode() {
  const [code, setCode] = useState('')
  const [verify, { data, error, isLoading, reset }] = useVerifyOwnCouponMutation()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (code.trim() !== '') void verify({ body: { code } })
  }
  const fault = error && (fieldErrorsOf(error)['code'] ?? wordsOf(error))
  return (
    <section className={styles.try} aria-label="Try a code">
      <form onSubmit={submit} className={styles.typed}>
        <TextInput
          label="Try a code"
          placeholder="As a customer types it"
          autoComplete="off"
          maxLength={30}
          value={code}
          error={fault}
          onChange={(event) => {
            setCode(event.currentTarget.value)
            reset()
          }}
        />
        <Button type="submit" variant="sand" loading={isLoading}>
          Check
        </Button>
      </form>
      <output>{data && <Verdict {...data} />}</output>
    </section>
  )
}

function wordsOf(error: unknown): string {
  const isUnknown = problemOf(error)?.code === 'coupon_not_found'
  return isUnknown ? 'No code of yours is called that. One that was deleted works no more.' : messageOf(error)
}

function Verdict({ coupon, obstacle }: { coupon: Coupon; obstacle: CouponObstacle | null }) {
  const locale = useLocale()
  const terms = termsWords(coupon, locale)
  return (
    <Note tone={obstacle ? 'due' : 'good'}>
      <strong>{coupon.code}</strong> {obstacle ? 'does not work now: ' : 'works now. It takes off '}
      {obstacle ? obstacleWords(obstacle, coupon, locale) : `${offWords(coupon, locale)}${terms && `, ${terms}`}.`}
    </Note>
  )
}

function obstacleWords(obstacle: CouponObstacle, { startsAt, endsAt, uses, maxUses }: Coupon, locale: string): string {
  const time = (at: string | null) =>
    at ? new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }) : ''
  switch (obstacle) {
    case 'shop_closed':
      return 'your shop is not open.'
    case 'shop_away':
      return 'your shop is on holiday and sells nothing.'
    case 'not_yet':
      return `it begins on ${time(startsAt)}.`
    case 'over':
      return `it ended on ${time(endsAt)}.`
    case 'used_up':
      return `it has been used ${uses} of ${maxUses} times.`
    case 'nothing_on_shelf':
      return 'nothing it is for is on the shelf.'
  }
}
