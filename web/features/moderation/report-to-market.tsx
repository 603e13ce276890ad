import { Button } from '@mantine/core'
import { useState } from 'react'
import { useReportQuestionOfShopMutation } from '../../data/questions.ts'
import { useReportReviewOfShopMutation } from '../../data/reviews.ts'
import { ReportSheet } from './report-sheet.tsx'

interface ReportToMarketProps {
  what: 'review' | 'question'
  id: string
  /** Who wrote it, and does not read the report. */
  author: string
}

/** Puts what somebody wrote about the shop's things before the operator. */
export function ReportToMarket({ what, id, author }: ReportToMarketProps) {
  const [isOpen, setOpen] = useState(false)
  const [reportReview] = useReportReviewOfShopMutation()
  const [reportQuestion] = useReportQuestionOfShopMutation()
  const report = what === 'review' ? reportReview : reportQuestion
  return (
    <>
      <Button variant="subtle" size="sm" onClick={() => setOpen(true)}>
        Report it
      </Button>
      {isOpen && (
        <ReportSheet
          unread={author}
          onReport={(reason) => report({ id, body: { reason } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
