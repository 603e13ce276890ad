import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { MarketQuestion } from '#shared/api/questions.schemas.ts'
import { useHideQuestionMutation } from '../../data/questions.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from '../reviews/review-lists.module.css'

/** Asks why a question is hidden; who asked it reads the reason. */
export function HideQuestionDialog({ question, onClose }: { question: MarketQuestion; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [hide, { isLoading, error }] = useHideQuestionMutation()
  const submit = async () => {
    const { data } = await hide({ id: question.id, body: { reason } })
    if (!data) return
    notify('The question is hidden')
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Hide what ${question.author} asked`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.answer}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>It leaves the page of {question.product.title}, with its answer.</p>
        <Textarea
          label="Reason"
          description={`${question.author} reads it`}
          autosize
          minRows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <ProblemNote error={error} />
        <Button type="submit" color="red" loading={isLoading} disabled={reason.trim().length < 3} fullWidth>
          Hide the question
        </Button>
      </form>
    </Modal>
  )
}
