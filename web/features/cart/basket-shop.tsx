import { Link } from 'react-router'
import type { CartLine, CartShop } from '#shared/api/cart.schemas.ts'
import { ShopMark } from '../shops/shop-mark.tsx'
import { IconCheck } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { BasketLine } from './basket-line.tsx'
import { DeliveryChoice } from './delivery-choice.tsx'
import type { InTurn } from './use-in-turn.ts'
import styles from './basket-shop.module.css'

interface BasketShopProps {
  basketShop: CartShop
  inTurn: InTurn
  onRemove: (line: CartLine) => void
}

/** What comes from one shop: its things, and how it sends them. */
export function BasketShop({ basketShop, inTurn, onRemove }: BasketShopProps) {
  const { shop, lines } = basketShop
  const isSending = lines.some(({ problem }) => problem !== 'gone')
  return (
    <section className={styles.shop} aria-labelledby={`shop-${shop.id}`}>
      <div className={styles.head}>
        <ShopMark logo={shop.logo} name={shop.name} size={40} />
        <h2 id={`shop-${shop.id}`} className={styles.name}>
          <Link to={`/shops/${shop.slug}`}>{shop.name}</Link>
        </h2>
        {isSending && <FreeDelivery basketShop={basketShop} />}
      </div>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <BasketLine key={line.id} line={line} inTurn={inTurn} onRemove={() => onRemove(line)} />
        ))}
      </ul>
      {isSending && <DeliveryChoice basketShop={basketShop} inTurn={inTurn} />}
    </section>
  )
}

function FreeDelivery({
  basketShop: { missingForFreeShipping, shippingMethods, shippingMethodId },
}: {
  basketShop: CartShop
}) {
  const method = shippingMethods.find(({ id }) => id === shippingMethodId)
  if (missingForFreeShipping && missingForFreeShipping.amountMinor > 0)
    return (
      <span className={styles.missing}>
        <Money value={missingForFreeShipping} /> more for free delivery
      </span>
    )
  if (method?.freeOver && method.cost.amountMinor === 0)
    return (
      <StateBadge tone="good" icon={IconCheck}>
        Free delivery reached
      </StateBadge>
    )
  return null
}
