import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { Review } from '#shared/api/catalog.schemas.ts'
import { useCustomer } from '../../data/doors.ts'
import { messageOf, problemOf } from '../../data/problem.ts'
import {
  useGetReviewMarksQuery,
  useReportReviewMutation,
  useVoteHelpfulMutation,
  useWithdrawVoteMutation,
} from '../../data/reviews.ts'
import { notify } from '../../ui/toaster.tsx'
import { ReportSheet } from '../moderation/report-sheet.tsx'
import styles from './reader-acts.module.css'

interface ReaderActsProps {
  /** Address of the product. */
  slug: string
  review: Review
  /** How many it has helped, after a vote. */
  onCount: (helpfulCount: number) => void
}

/** What a reader can do with somebody else's review: say that it helped, or report it. */
export function ReaderActs({ slug, review, onCount }: ReaderActsProps) {
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
      <Vote slug={slug} review={review} onCount={onCount} />
      <button type="button" className={styles.act} onClick={() => setReporting(true)}>
        Report
      </button>
      {isReporting && <Report review={review} onClose={() => setReporting(false)} />}
    </>
  )
}

/** The page is the same for everybody; which reviews have helped its reader is asked beside it, once for all of them. */
function Vote({ slug, review, onCount }: ReaderActsProps) {
  const { data: marks, isLoading } = useGetReviewMarksQuery({ slug })
  const hasVoted = marks?.helpful.includes(review.id) ?? false
  const [vote, voting] = useVoteHelpfulMutation()
  const [withdraw, withdrawing] = useWithdrawVoteMutation()
  const toggle = async () => {
    try {
      const { helpfulCount } = await (hasVoted ? withdraw : vote)({ id: review.id }).unwrap()
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
      disabled={isLoading || voting.isLoading || withdrawing.isLoading}
      onClick={() => void toggle()}
    >
      {hasVoted ? 'It helped me ✓' : 'It helped me'}
    </button>
  )
}

function Report({ review, onClose }: { review: Review; onClose: () => void }) {
  const [report] = useReportReviewMutation()
  return (
    <ReportSheet
      unread={review.author}
      onReport={(reason) => report({ id: review.id, body: { reason } })}
      onClose={onClose}
    />
  )
}
