import type { MarketPayment } from '#shared/api/inspector.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import styles from './payment-life.module.css'

/** The life of a payment as dots on one line, from the checkout to what is planned; on phones the line stands upright. */
export function PaymentLife({ life }: { life: MarketPayment['life'] }) {
  const locale = useLocale()
  return (
    <Card>
      <h2 className="visually-hidden">The life of this payment</h2>
      <ol className={styles.line}>
        {life.map(({ at, title, note, tone }) => (
          <li key={`${at} ${title} ${note}`} data-state={tone}>
            <span className={styles.title}>{title}</span>
            <time dateTime={at} className={styles.time}>
              {new Date(at).toLocaleString(locale, {
                day: 'numeric',
                month: 'short',
                hour: '2-digit',
                minute: '2-digit',
                second: '2-digit',
              })}
            </time>
            {note && <span className={styles.note}>{note}</span>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
