import { Link } from 'react-router'
import { Picture } from '../../ui/picture.tsx'
import type { OptionChoice } from './variant-choice.ts'
import styles from './variant-picker.module.css'

/**
 * One row per option: pictures where the variants have their own, words otherwise. Every value is a link to its
 * variant, so it works before any script has arrived; a sold-out one is struck through and can still be opened.
 */
export function VariantPicker({ choices }: { choices: readonly OptionChoice[] }) {
  return choices.map(({ name, chosen, values }) => {
    const pictures = new Set(values.map(({ variant }) => variant.picture?.id))
    const isByPicture = pictures.size === values.length && !pictures.has(undefined)
    return (
      <div key={name} className={styles.option}>
        <p className={styles.name}>
          {name} <strong>{chosen}</strong>
        </p>
        <nav aria-label={name} className={styles.values}>
          {values.map(({ value, variant, isChosen, isSoldOut }) => (
            <Link
              key={value}
              to={`?variant=${variant.id}`}
              replace
              preventScrollReset
              className={isByPicture ? styles.thumb : styles.word}
              aria-current={isChosen ? 'true' : undefined}
              data-gone={isSoldOut || undefined}
              title={isSoldOut ? `${value}, sold out` : value}
            >
              {isByPicture ? (
                <Picture picture={variant.picture} alt={value} sizes="64px" />
              ) : isSoldOut ? (
                <s>{value}</s>
              ) : (
                value
              )}
              {isSoldOut && <span className="visually-hidden">, sold out</span>}
            </Link>
          ))}
        </nav>
      </div>
    )
  })
}
