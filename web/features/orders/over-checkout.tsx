import { Link } from 'react-router'
import type { Checkout } from '#shared/api/orders.schemas.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconCircleX, IconClock } from '../../ui/icons.ts'
import { Picture } from '../../ui/picture.tsx'
import { CheckoutBanner } from './checkout-banner.tsx'
import styles from './over-checkout.module.css'

/** A checkout that will not be paid any more, and the way back to its things. */
export function OverCheckout({ checkout }: { checkout: Checkout }) {
  const { state, payment, orders } = checkout
  const isExpired = state === 'expired'
  const isMoneyUnderway = payment?.state === 'processing' || payment?.state === 'unknown'
  const lines = orders.flatMap((order) => order.lines)
  return (
    <div className={styles.page}>
      <CheckoutBanner
        tone={isExpired ? 'due' : 'neutral'}
        icon={isExpired ? IconClock : IconCircleX}
        title={isExpired ? 'The time to pay is over' : 'This order was given up'}
      >
        {isMoneyUnderway
          ? 'We are still asking your bank about the payment. If it went through, you get your things if they are still there, and your money back if not.'
          : isExpired
            ? 'Nothing was charged. What you wanted is in your basket again, for as long as there is some.'
            : 'Nothing is kept of your money, and the things are back on the shelf.'}
      </CheckoutBanner>
      <Card title="What it was">
        <ul className={styles.lines}>
          {lines.map(({ id, productSlug, title, variantTitle, picture }) => (
            <li key={id}>
              <Picture picture={picture} alt="" sizes="56px" className={styles.picture ?? ''} />
              <span className={styles.words}>
                <strong>{title}</strong>
                {variantTitle && <span className={styles.meta}>{variantTitle}</span>}
              </span>
              <Link to={`/products/${productSlug}`}>
                Look again <span className="visually-hidden">at {title}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      <div>
        {isExpired ? (
          <ButtonLink to="/cart">To the basket</ButtonLink>
        ) : (
          <ButtonLink to="/products">See what’s new</ButtonLink>
        )}
      </div>
    </div>
  )
}
