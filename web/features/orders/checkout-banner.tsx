import type { ReactNode } from 'react'
import type { Icon } from '@tabler/icons-react'
import styles from './checkout-banner.module.css'

interface CheckoutBannerProps {
  tone: 'refused' | 'due' | 'moving' | 'neutral'
  icon: Icon
  title: string
  children: ReactNode
}

/** How a checkout stands: the heading of its page on a tinted ground. */
export function CheckoutBanner({ tone, icon: Drawing, title, children }: CheckoutBannerProps) {
  return (
    <div className={styles.banner} data-tone={tone}>
      <span className={styles.icon} aria-hidden>
        <Drawing size={26} stroke={1.6} />
      </span>
      <div className={styles.words}>
        <h1>{title}</h1>
        <div className={styles.lead}>{children}</div>
      </div>
    </div>
  )
}
