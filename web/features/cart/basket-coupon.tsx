import { useState } from 'react'
import type { CartCoupon } from '#shared/api/cart.schemas.ts'
import { formatMoney } from '#shared/money.ts'
import { useRemoveCouponMutation } from '../../data/cart.ts'
import { messageOf } from '../../data/problem.ts'
import { useLocale } from '../../data/settings.ts'
import { IconTicket, IconX } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import styles from './basket-coupon.module.css'

/** A code in the basket: what it is for, what it takes off, or why it takes nothing. */
export function BasketCoupon({ coupon }: { coupon: CartCoupon }) {
  const locale = useLocale()
  const [remove, { isLoading }] = useRemoveCouponMutation()
  const [refusal, setRefusal] = useState('')
  const takeAway = async () => {
    setRefusal('')
    try {
      await remove({ code: coupon.code }).unwrap()
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }
  return (
    <div data-good={coupon.problem === null || undefined} className={styles.coupon}>
      <dt>
        <span className={styles.code}>
          <IconTicket size={14} aria-hidden />
          {coupon.code}
        </span>{' '}
        <span className={styles.words}>{couponWords(coupon, locale)}</span>
        <button
          type="button"
          className={styles.remove}
          disabled={isLoading}
          onClick={() => void takeAway()}
          aria-label={`Remove the code ${coupon.code}`}
        >
          <IconX size={14} aria-hidden />
        </button>
        <output className={styles.refusal}>{refusal}</output>
      </dt>
      <dd>
        {coupon.problem === null && <Money value={{ ...coupon.discount, amountMinor: -coupon.discount.amountMinor }} />}
      </dd>
    </div>
  )
}

const problemWords = {
  not_yet: 'begins later',
  over: 'is over',
  used_up: 'is used up',
  used_by_you: 'was used by you',
  not_first_order: 'is for a first order',
  nothing_eligible: 'is for other things',
  below_minimum: 'needs more in the basket',
  above_maximum: 'is for smaller baskets',
  not_stackable: 'cannot join another code',
}

function couponWords({ kind, bps, shop, problem, missing }: CartCoupon, locale: string): string {
  if (problem === 'below_minimum' && missing) return `needs ${formatMoney(missing, locale)} more`
  if (problem) return problemWords[problem]
  const where = shop ? ` at ${shop.name}` : ''
  if (kind === 'free_shipping') return `free delivery${where}`
  return kind === 'percent' ? `${(bps ?? 0) / 100}%${where}` : where.trim()
}
