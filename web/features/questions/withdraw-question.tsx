import { useId, useState } from 'react'
import type { OwnQuestion } from '#shared/api/questions.schemas.ts'
import { useWithdrawQuestionMutation } from '../../data/questions.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from '../orders/asking.module.css'

/** Takes a question back; asks first, for it does not come back. */
export function WithdrawQuestion({ question }: { question: OwnQuestion }) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button variant="sand" size="sm" onClick={() => setAsking(true)}>
        Take back
      </Button>
      {isAsking && <Asking question={question} onClose={() => setAsking(false)} />}
    </>
  )
}

function Asking({
  question: { id: questionId, product, answer },
  onClose,
}: {
  question: OwnQuestion
  onClose: () => void
}) {
  const id = useId()
  const [withdraw, { isLoading, error }] = useWithdrawQuestionMutation()
  const send = async () => {
    const { error } = await withdraw({ id: questionId })
    if (error) return
    notify('Your question is gone')
    onClose()
  }
  return (
    <Sheet labelledBy={id} onCancel={onClose}>
      <div className={styles.ask}>
        <h2 id={id}>Take your question back?</h2>
        <p>
          It leaves the page of {product.title} for good{answer ? ', with what the shop answered' : ''}. You may ask
          another one.
        </p>
        <ProblemNote error={error} />
        <div className={styles.ways}>
          <Button variant="outline" disabled={isLoading} onClick={onClose}>
            Keep it
          </Button>
          <Button variant="danger" isBusy={isLoading} disabled={isLoading} onClick={() => void send()}>
            Take it back
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
