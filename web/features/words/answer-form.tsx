import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './words.module.css'

interface AnswerFormProps {
  /** Who is answered. */
  to: string
  /** What was answered before; null: nothing yet. */
  answer: string | null
  what: 'question' | 'review'
  /** Publishes it; throws what a mutation throws. */
  onAnswer: (answer: string) => Promise<unknown>
}

/** The shop's answer: asked for where there is none, changeable where there is one. */
export function AnswerForm({ to, answer: before, what, onAnswer }: AnswerFormProps) {
  const [isOpen, setOpen] = useState(false)
  const [answer, setAnswer] = useState(before ?? '')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  if (!isOpen)
    return (
      <Button variant={before === null ? 'default' : 'sand'} size="sm" onClick={() => setOpen(true)}>
        {before === null ? 'Answer' : 'Change the answer'}
      </Button>
    )
  const submit = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      await onAnswer(answer)
      notify(`Your answer stands under the ${what}`)
      setOpen(false)
    } catch (error) {
      setRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Textarea
        label={`Your answer to ${to}`}
        description="Everybody who looks at the product reads it"
        autosize
        minRows={3}
        maxLength={2_000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        data-autofocus
      />
      <ProblemNote error={refusal} />
      <div className={styles.acts}>
        <Button type="submit" loading={isBusy} disabled={answer.trim() === ''}>
          Publish the answer
        </Button>
        <Button variant="sand" disabled={isBusy} onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}
