import { rowsOf } from '../../data/keyset.ts'
import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import styles from './look-preview.module.css'

interface LookPreviewProps {
  name: string
  tagline: string
  /** A colour like `#1d6a4e`. */
  accentColor: string
}

/** A small piece of the storefront in the chosen colour, by day and by night. */
export function LookPreview(props: LookPreviewProps) {
  return (
    <div className={styles.pair}>
      <Storefront {...props} scheme="light" label="By day" />
      <Storefront {...props} scheme="dark" label="By night" />
    </div>
  )
}

function Storefront({
  name,
  tagline,
  accentColor,
  scheme,
  label,
}: LookPreviewProps & { scheme: 'light' | 'dark'; label: string }) {
  const { data } = useListProductsInfiniteQuery({ limit: 1 })
  const product = data && rowsOf(data)[0]
  return (
    <figure className={styles.figure}>
      <figcaption>{label}</figcaption>
      <div
        className={styles.front}
        data-scheme={scheme}
        style={{ '--chosen': accentColor } as React.CSSProperties}
        aria-hidden
      >
        <span className={styles.top}>{name || 'Your market'}</span>
        <span className={styles.inside}>
          <span className={styles.tagline}>{tagline || 'One line about the market.'}</span>
          <span className={styles.card}>
            <Picture picture={product?.picture ?? null} alt="" sizes="240px" className={styles.picture ?? ''} />
            <span className={styles.badge}>In stock</span>
            <strong>{product?.title ?? 'A thing well made'}</strong>
            {product && <Money value={product.price} />}
          </span>
          <span className={styles.acts}>
            <span className={styles.button}>Add to basket</span>
            <span className={styles.link}>All shops</span>
          </span>
        </span>
      </div>
    </figure>
  )
}
