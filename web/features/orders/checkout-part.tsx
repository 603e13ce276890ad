import { useId, type ReactNode } from 'react'
import styles from './checkout-part.module.css'

interface CheckoutPartProps {
  number: number
  title: string
  /** At the end of the title's line. */
  aside?: ReactNode
  children: ReactNode
}

/** One of the numbered parts of the checkout. */
export function CheckoutPart({ number, title, aside, children }: CheckoutPartProps) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.head}>
        <span className={styles.number} aria-hidden>
          {number}
        </span>
        <h2 id={id}>{title}</h2>
        {aside && <p className={styles.aside}>{aside}</p>}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
