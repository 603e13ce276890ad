import type { ReactNode } from 'react'
import type { Review } from '#shared/api/catalog.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Stars } from '../catalog/stars.tsx'
import styles from './review-entry.module.css'

interface ReviewEntryProps {
  review: Review
  /** Who answers. */
  shopName: string
  /** What can be done with it, at its foot. */
  children?: ReactNode
}

/** One review: who, how many stars, what they say, and what the shop says to it. */
export function ReviewEntry({ review, shopName, children }: ReviewEntryProps) {
  const { id, author, stars, title, body, writtenAt, editedAt, helpfulCount, pictures, answer } = review
  return (
    <article className={styles.entry}>
      <div className={styles.by}>
        <span className={styles.initials} data-tone={toneOf(id)} aria-hidden>
          {initialsOf(author)}
        </span>
        <span className={styles.who}>
          <strong>{author}</strong>
          <span className={styles.when}>
            Bought it · <RelativeTime at={writtenAt} />
            {editedAt && ' · edited'}
          </span>
        </span>
        <Stars stars={stars} />
      </div>
      {title && <p className={styles.title}>{title}</p>}
      {body && <p className={styles.body}>{body}</p>}
      {pictures.length > 0 && (
        <ul className={styles.pictures} aria-label={`Pictures by ${author}`}>
          {pictures.map((picture) => (
            <li key={picture.id}>
              <a href={`${picture.src}-${picture.width}.jpg`}>
                <Picture
                  picture={picture}
                  alt={picture.alt || `By ${author}`}
                  sizes="96px"
                  className={styles.picture ?? ''}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {answer && (
        <div className={styles.answer}>
          <strong>{shopName} answers</strong>
          <p>{answer.body}</p>
          <span>
            <RelativeTime at={answer.at} />
          </span>
        </div>
      )}
      {(helpfulCount > 0 || children) && (
        <div className={styles.foot}>
          {helpfulCount > 0 && (
            <span>
              {helpfulCount === 1 ? 'One person found this helpful' : `${helpfulCount} people found this helpful`}
            </span>
          )}
          {children}
        </div>
      )}
    </article>
  )
}

/** One of three grounds for the initials, always the same for the same review. */
function toneOf(id: string): number {
  return id.charCodeAt(id.length - 1) % 3
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.slice(0, 1).toUpperCase() ?? '').join('')
}
