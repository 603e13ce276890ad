import type { CardBrand } from './card.ts'
import styles from './card-mark.module.css'

const names: Record<CardBrand | 'paypal', { short: string; long: string }> = {
  visa: { short: 'VISA', long: 'Visa' },
  mastercard: { short: 'MC', long: 'Mastercard' },
  amex: { short: 'AMEX', long: 'American Express' },
  paypal: { short: 'PayPal', long: 'PayPal' },
}

/** The brand of a card as a small mark; nothing for a brand it does not know. */
export function CardMark({ brand }: { brand: string | undefined }) {
  const name = names[brand as CardBrand] as (typeof names)[CardBrand] | undefined
  if (!name) return null
  return (
    <abbr className={styles.mark} title={name.long}>
      {name.short}
    </abbr>
  )
}

/** A card in words: `Visa ending 3184`. Brands come from the gateway in any writing. */
export function cardWords({ brand, last4 }: { brand: string; last4: string }): string {
  const known = names[brand.toLowerCase() as CardBrand] as (typeof names)[CardBrand] | undefined
  return `${known?.long ?? 'Card'} ending ${last4}`
}
