import styles from './skeleton.module.css'

interface SkeletonProps {
  /** CSS length or percentage. */
  width?: string
  height?: string
  radius?: string
}

/** The outline of something that is on its way. */
export function Skeleton({ width = '100%', height = '1em', radius = '8px' }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={styles.skeleton}
      style={{ inlineSize: width, blockSize: height, borderRadius: radius }}
    />
  )
}

/** Lines of text that are on their way; the last is shorter. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <span className={styles.text} aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} width={line === lines - 1 ? '60%' : '100%'} />
      ))}
    </span>
  )
}

/** A grid of product cards that are on their way. */
export function SkeletonCards({ count = 8 }: { count?: number }) {
  return (
    <output className={styles.cards} aria-label="Loading">
      {Array.from({ length: count }, (_, card) => (
        <span key={card} className={styles.card}>
          <span className={styles.picture} aria-hidden />
          <Skeleton width="80%" />
          <Skeleton width="45%" />
        </span>
      ))}
    </output>
  )
}
