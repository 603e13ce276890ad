import { useId, useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { Review } from '#shared/api/catalog.schemas.ts'
import { useCustomer } from '../../data/doors.ts'
import { messageOf, problemOf } from '../../data/problem.ts'
import { useReportReviewMutation, useVoteHelpfulMutation, useWithdrawVoteMutation } from '../../data/reviews.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import asking from '../orders/asking.module.css'
import styles from './reader-acts.module.css'

interface ReaderActsProps {
  review: Review
  /** How many it has helped, after a vote. */
  onCount: (helpfulCount: number) => void
}

/** What a reader can do with somebody else's review: say that it helped, or report it. */
export function ReaderActs({ review, onCount }: ReaderActsProps) {
  const customer = useCustomer()
  const { pathname } = useLocation()
  const [isReporting, setReporting] = useState(false)
  if (!customer)
    return (
      <Link className={styles.act} to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
        Sign in to say it helped
      </Link>
    )
  return (
    <>
      <Vote review={review} onCount={onCount} />
      <button type="button" className={styles.act} onClick={() => setReporting(true)}>
        Report
      </button>
      {isReporting && <Report review={review} onClose={() => setReporting(false)} />}
    </>
  )
}

function Vote({ review, onCount }: ReaderActsProps) {
  const [hasVoted, setVoted] = useState(false)
  const [vote, voting] = useVoteHelpfulMutation()
  const [withdraw, withdrawing] = useWithdrawVoteMutation()
  const toggle = async () => {
    try {
      const { helpfulCount } = await (hasVoted ? withdraw : vote)({ id: review.id }).unwrap()
      setVoted(!hasVoted)
      onCount(helpfulCount)
    } catch (error) {
      notify(problemOf(error)?.detail ?? messageOf(error), 'bad')
    }
  }
  return (
    <button
      type="button"
      className={styles.act}
      aria-pressed={hasVoted}
      disabled={voting.isLoading || withdrawing.isLoading}
      onClick={() => void toggle()}
    >
      {hasVoted ? 'It helped me ✓' : 'It helped me'}
    </button>
  )
}

function Report({ review, onClose }: { review: Review; onClose: () => void }) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [report, { isLoading, error }] = useReportReviewMutation()
  const send = async () => {
    const { error } = await report({ id: review.id, body: { reason } })
    if (error) return
    notify('Thank you. We will look at it.')
    onClose()
  }
  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <div className={asking.ask}>
        <h2 id={`${id}-title`}>What is wrong with it?</h2>
        <p>The operator of the market reads this, not {review.author}.</p>
        <label htmlFor={`${id}-reason`}>In a few words</label>
        <textarea
          id={`${id}-reason`}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={error} />
        <div className={asking.ways}>
          <Button variant="outline" disabled={isLoading} onClick={onClose}>
            Never mind
          </Button>
          <Button isBusy={isLoading} disabled={isLoading} onClick={() => void send()}>
            Report it
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
