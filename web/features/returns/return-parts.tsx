import type { MarketReturn, Return } from '#shared/api/returns.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import styles from './return-parts.module.css'
import { reasonWords, returnStates } from './return-states.tsx'

/** What a return brings back: each thing with how many, why, and how many went on the shelf again. */
export function ReturnedThings({ lines }: Pick<Return, 'lines'>) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ lineId, title, variantTitle, picture, quantity, reason, restocked }) => (
        <li key={lineId}>
          <Picture picture={picture} alt="" sizes="56px" className={styles.thumb ?? ''} />
          <span className={styles.words}>
            <strong>
              {quantity} × {title}
            </strong>
            <span className={styles.quiet}>
              {[variantTitle, reasonWords[reason], restocked > 0 && `${restocked} back on the shelf`]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What the customer wrote and showed; nothing when there is neither. */
export function SaidByCustomer({ words, pictures }: Pick<Return, 'words' | 'pictures'>) {
  return (
    <>
      {words && <p className={styles.said}>“{words}”</p>}
      {pictures.length > 0 && (
        <div className={styles.pictures}>
          {pictures.map((picture) => (
            <a key={picture.id} href={`${picture.src}-${picture.width}.jpg`} target="_blank" rel="noreferrer">
              <Picture picture={picture} sizes="160px" className={styles.picture ?? ''} />
            </a>
          ))}
        </div>
      )}
    </>
  )
}

/** The life of a return, newest first; with `names` it says who did what. */
export function ReturnTimeline({
  history,
  names,
}: Pick<Return, 'history'> & { names?: Record<MarketReturn['history'][number]['by'], string> }) {
  return (
    <Timeline
      steps={history.toReversed().map(({ state: reached, at, reason, by }) => ({
        key: at + reached,
        title: reached === 'requested' ? 'Return asked for' : returnStates[reached].word,
        note: [names?.[by], reason].filter(Boolean).join(' · '),
        at,
        state: reached === 'declined' ? ('refused' as const) : ('done' as const),
      }))}
    />
  )
}
