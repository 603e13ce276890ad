import type { OrderCard } from '#shared/api/orders.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './order-pictures.module.css'

interface OrderPicturesProps {
  lines: OrderCard['lines']
  size?: 'sm' | 'lg'
}

/** Up to three pictures of what was bought, overlapping; they only decorate. */
export function OrderPictures({ lines, size = 'sm' }: OrderPicturesProps) {
  return (
    <span className={styles.pictures} data-size={size} aria-hidden>
      {lines.slice(0, 3).map(({ title, picture }) => (
        <Picture
          key={title}
          picture={picture}
          alt=""
          sizes={size === 'lg' ? '112px' : '64px'}
          className={styles.picture ?? ''}
        />
      ))}
    </span>
  )
}
