import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { MarketQuestion } from '#shared/api/questions.schemas.ts'
import type { MarketReview } from '#shared/api/reviews.schemas.ts'
import { messageOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Picture } from '../../ui/picture.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ReasonDialog } from '../moderation/reason-dialog.tsx'
import styles from './words.module.css'

interface JudgedWordsProps {
  words: MarketQuestion | MarketReview
  what: 'question' | 'review'
  /** The words themselves. */
  children: ReactNode
  /** What else hiding them does: `its stars no longer count`. */
  hidingAlso: string
  /** Let them stand, or shown again; throws what a mutation throws. */
  onShow: () => Promise<unknown>
  onHide: (reason: string) => Promise<unknown>
}

/** What somebody said under a product, as an operator judges it: why it is here, and the two answers. */
export function JudgedWords({ words, what, children, hidingAlso, onShow, onHide }: JudgedWordsProps) {
  const [isHiding, setHiding] = useState(false)
  const [isShowing, setShowing] = useState(false)
  const { author, product, shop, state, hiddenReason, reports } = words
  const letStand = async () => {
    setShowing(true)
    try {
      await onShow()
      notify(state === 'hidden' ? `The ${what} is shown again` : `The ${what} stands`)
    } catch (error) {
      notify(messageOf(error), 'bad')
    } finally {
      setShowing(false)
    }
  }
  return (
    <Card>
      <p className={styles.head}>
        <Picture picture={product.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
        <Link to={`/products/${product.slug}`}>{product.title}</Link>
        <span className={styles.quiet}>{shop.name}</span>
      </p>
      {reports.length > 0 && (
        <div className={styles.reports}>
          {reports.map(({ reason, reportedAt }) => (
            <Note key={reportedAt} tone="due">
              Reported: {reason}
            </Note>
          ))}
        </div>
      )}
      {state === 'held' && (
        <div className={styles.reports}>
          <Note tone="due">Held: it has a word from your list. Nobody reads it until you let it stand.</Note>
        </div>
      )}
      {state === 'hidden' && (
        <div className={styles.reports}>
          <Note>Hidden. The reason given: {hiddenReason}</Note>
        </div>
      )}
      {children}
      <div className={styles.acts}>
        {(reports.length > 0 || state !== 'shown') && (
          <Button variant="default" loading={isShowing} onClick={() => void letStand()}>
            {state === 'hidden' ? 'Show it again' : 'Let it stand'}
          </Button>
        )}
        {state !== 'hidden' && (
          <Button variant="sand" onClick={() => setHiding(true)}>
            Hide it
          </Button>
        )}
      </div>
      <ReasonDialog
        isOpen={isHiding}
        onClose={() => setHiding(false)}
        act={`Hide the ${what} of ${author}`}
        noun="Hiding"
        readBy={author}
        isDanger
        onAct={async (reason) => {
          await onHide(reason)
          notify(`The ${what} is hidden`)
          setHiding(false)
        }}
      >
        It leaves the page of {product.title}, {hidingAlso}.
      </ReasonDialog>
    </Card>
  )
}
