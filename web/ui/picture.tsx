import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import styles from './picture.module.css'

interface PictureProps {
  picture: PictureFile | null
  /** How wide it is drawn, as in the `sizes` attribute: `(max-width: 48em) 50vw, 300px`. */
  sizes: string
  /** Overrides the picture's own words; an empty text for a picture that only decorates. */
  alt?: string
  /** One of the first two pictures of a page: loaded at once and before others. */
  isPriority?: boolean
  className?: string
}

/** A picture in AVIF at its widths with a JPEG behind it, alone until those are made; its room and colour are there before it loads. */
export function Picture({ picture, sizes, alt, isPriority = false, className = '' }: PictureProps) {
  if (!picture) return <span className={`${styles.picture} ${styles.missing} ${className}`} />
  const { src, widths, width, height, color } = picture
  return (
    <picture className={`${styles.picture} ${className}`} style={{ backgroundColor: color }}>
      {widths[0] && (
        <source
          type="image/avif"
          srcSet={widths.map((each) => `${src}-${each}.avif ${each}w`).join(', ')}
          sizes={sizes}
        />
      )}
      <img
        src={`${src}-${width}.jpg`}
        width={width}
        height={height}
        alt={alt ?? picture.alt}
        loading={isPriority ? 'eager' : 'lazy'}
        fetchPriority={isPriority ? 'high' : 'auto'}
        decoding="async"
      />
    </picture>
  )
}
