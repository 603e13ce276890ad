import { Link } from 'react-router'
import type { CartLine } from '#shared/api/cart.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Button } from '../../ui/button.tsx'
import { IconClock } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { QuantityStepper } from '../../ui/quantity-stepper.tsx'
import { planWords } from '../plans/plan-words.ts'
import type { InTurn } from './use-in-turn.ts'
import { useLineQuantity } from './use-line-quantity.ts'
import styles from './basket-line.module.css'

/** From how many units on the shelf down it is worth saying. */
const fewUnits = 5
const mostUnits = 999

interface BasketLineProps {
  line: CartLine
  inTurn: InTurn
  onRemove: () => void
}

/** A thing in the basket: how many, what it comes to, and what stands in its way. */
export function BasketLine({ line, inTurn, onRemove }: BasketLineProps) {
  const { product, variantTitle, picture, unitPrice, available, problem } = line
  const { quantity, change, refusal, isSaving } = useLineQuantity(line, inTurn)
  const isGone = problem === 'gone'
  const total = isSaving ? { ...unitPrice, amountMinor: unitPrice.amountMinor * quantity } : line.total
  return (
    <li className={styles.line} data-gone={isGone || undefined}>
      <Link to={`/products/${product.slug}`} className={styles.picture} tabIndex={-1} aria-hidden>
        <Picture picture={picture} alt="" sizes="112px" />
      </Link>
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link to={`/products/${product.slug}`}>{product.title}</Link>
        </h3>
        {variantTitle && <p className={styles.meta}>{variantTitle}</p>}
        {line.plan && <p className={styles.meta}>{planWords(line.plan)}</p>}
        <EventNote line={line} />
        <StockNote line={line} />
      </div>
      {!isGone && (
        <div className={styles.price}>
          <strong>
            <Money value={total} />
          </strong>
          {quantity > 1 && (
            <span className={styles.each}>
              <Money value={unitPrice} /> each
            </span>
          )}
          {line.event?.isApplied && (
            <s className={styles.each}>
              <Money value={line.event.normalPrice} />
            </s>
          )}
        </div>
      )}
      <div className={styles.tools}>
        {!isGone && available > 0 && (
          <QuantityStepper
            value={quantity}
            onChange={change}
            max={Math.min(mostUnits, Math.max(available, quantity))}
            label={`Quantity of ${product.title}`}
          />
        )}
        {problem === 'not_enough' && available > 0 && !isSaving && (
          <Button size="sm" variant="sand" onClick={() => change(available)}>
            Take {available}
          </Button>
        )}
        <button type="button" className={styles.remove} onClick={onRemove} aria-label={`Remove ${product.title}`}>
          Remove
        </button>
      </div>
      <output className={styles.refusal}>{refusal}</output>
    </li>
  )
}

/** Until when a sale event offers it, or why it does not for so many. */
function EventNote({ line: { event } }: { line: CartLine }) {
  const locale = useLocale()
  if (!event) return null
  const ends = new Date(event.endsAt).toLocaleString(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return (
    <p className={styles.meta}>
      <Link to={`/events/${event.slug}`}>{event.title}</Link>{' '}
      {event.isApplied
        ? `· event price until ${ends}`
        : event.most > 0
          ? `· the event price is for ${event.most} at most`
          : '· your share of the event is gone'}
    </p>
  )
}

function StockNote({ line: { available, problem, quantity } }: { line: CartLine }) {
  if (problem === 'gone') return <p className={styles.problem}>No longer on sale. Remove it to go on.</p>
  if (problem === 'not_enough')
    return (
      <p className={styles.problem}>
        {available === 0
          ? 'Somebody took the last one. Remove it to go on.'
          : `You want ${quantity}, but only ${available} ${available === 1 ? 'is' : 'are'} left.`}
      </p>
    )
  if (available > fewUnits) return null
  return (
    <p className={styles.scarce}>
      <IconClock size={16} aria-hidden />
      {available} left on the shelf
    </p>
  )
}
