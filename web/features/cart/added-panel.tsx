import { useEffect, useEffectEvent, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { CartLine } from '#shared/api/cart.schemas.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { IconCircleCheck, IconX } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import styles from './added-panel.module.css'

const stayMs = 7_000

interface AddedPanelProps {
  line: CartLine
  onClose: () => void
}

/** Says what has just come into the basket and leads there; it goes by itself unless somebody points at it. */
export default function AddedPanel({ line, onClose }: AddedPanelProps) {
  const panel = useRef<HTMLElement>(null)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const timer = setInterval(() => {
      if (!panel.current?.matches(':hover, :focus-within')) close()
    }, stayMs)
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    window.addEventListener('keydown', closeOnEscape)
    return () => {
      clearInterval(timer)
      window.removeEventListener('keydown', closeOnEscape)
    }
  }, [])

  const { product, variantTitle, picture, quantity, total } = line
  return createPortal(
    <section ref={panel} className={styles.panel} aria-label="Added to your basket">
      <div className={styles.head}>
        <IconCircleCheck size={20} aria-hidden />
        <strong>In your basket</strong>
        <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
          <IconX size={18} aria-hidden />
        </button>
      </div>
      <div className={styles.line}>
        <Picture picture={picture} alt="" sizes="64px" className={styles.picture!} />
        <div className={styles.words}>
          <strong>{product.title}</strong>
          <span className={styles.meta}>
            {variantTitle && `${variantTitle} · `}
            {quantity} in the basket
          </span>
        </div>
        <Money value={total} />
      </div>
      <div className={styles.ways}>
        <ButtonLink to="/cart" variant="sand">
          See the basket
        </ButtonLink>
        <ButtonLink to="/checkout">Checkout</ButtonLink>
      </div>
    </section>,
    document.body,
  )
}
