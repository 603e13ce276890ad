import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './button.module.css'

/** `filled` acts (one per decision), `outline` is a choice, `sand` the quiet second, `danger` takes something away. */
export type ButtonVariant = 'filled' | 'outline' | 'sand' | 'danger'

interface Look {
  variant?: ButtonVariant
  size?: 'sm' | 'md' | 'lg'
  isWide?: boolean
  children: ReactNode
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Work is under way: the button waits and says so. */
  isBusy?: boolean
}

/** A button of the storefront: plain, so that a visitor downloads no control library for it. */
export function Button({ variant = 'filled', size = 'md', isWide, isBusy = false, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-variant={variant}
      data-size={size}
      data-wide={isWide || undefined}
      data-busy={isBusy || undefined}
      aria-busy={isBusy || undefined}
    >
      <span className={styles.label}>{children}</span>
      {isBusy && <span className={styles.spinner} aria-hidden />}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ to, variant = 'filled', size = 'md', isWide, children }: Look & { to: string }) {
  return (
    <Link to={to} className={styles.button} data-variant={variant} data-size={size} data-wide={isWide || undefined}>
      {children}
    </Link>
  )
}
