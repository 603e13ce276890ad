import type { ReactNode } from 'react'
import type { Icon } from '@tabler/icons-react'
import styles from './state-badge.module.css'

export type Tone = 'neutral' | 'good' | 'due' | 'refused' | 'moving'

interface StateBadgeProps {
  /** neutral sand, good green, due honey, refused clay, moving sky. */
  tone: Tone
  icon?: Icon
  children: ReactNode
}

/** The state of a thing in one word on a tinted pill; the tone never speaks alone. */
export function StateBadge({ tone, icon: Drawing, children }: StateBadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {Drawing && <Drawing size={14} stroke={2} aria-hidden />}
      {children}
    </span>
  )
}
