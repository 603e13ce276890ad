import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './shop-mark.module.css'

/** The round sign of a shop: its logo, or the first letters of its name. `size` in CSS pixels. */
export function ShopMark({ logo, name, size }: { logo: PictureFile | null; name: string; size: number }) {
  const initials = name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
  return (
    <span className={styles.mark} style={{ inlineSize: size, blockSize: size, fontSize: size * 0.38 }}>
      {logo ? <Picture picture={logo} alt="" sizes={`${size}px`} /> : <span aria-hidden>{initials}</span>}
    </span>
  )
}
