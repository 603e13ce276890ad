import type { Order } from '#shared/api/orders.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { IconCheck } from '../../ui/icons.ts'
import { shortDay } from './arrival.ts'
import { stepsOf, type OrderStep } from './order-steps.ts'
import styles from './parcel-steps.module.css'

/** The four steps of a parcel on one line; upright on a phone. Nothing for an order that will not come. */
export function ParcelSteps({ order }: { order: Order }) {
  const locale = useLocale()
  const steps = stepsOf(order)
  if (steps.length === 0) return null
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.key} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className={styles.dot} aria-hidden>
            {step.state === 'done' && <IconCheck size={14} stroke={3} />}
          </span>
          <span className={styles.title}>{step.title}</span>
          <span className={styles.note}>{noteOf(step, locale)}</span>
        </li>
      ))}
    </ol>
  )
}

function noteOf({ key, at, place, state }: OrderStep, locale: string): string {
  if (at === null) return ''
  const day = shortDay(at, locale)
  if (key === 'arrived') return state === 'done' ? day : `by ${day}`
  if (state === 'planned') return ''
  if (key === 'packed' && state === 'now') return `since ${day}`
  return place ? `${day}, ${place}` : day
}
