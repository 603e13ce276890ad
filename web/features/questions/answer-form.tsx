import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ShopQuestion } from '#shared/api/questions.schemas.ts'
import { useAnswerQuestionMutation } from '../../data/questions.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from '../reviews/review-lists.module.css'

/** The shop's answer: asked for where there is none, changeable where there is one. */
export function AnswerForm({ question }: { question: ShopQuestion }) {
  const [isOpen, setOpen] = useState(false)
  const [answer, setAnswer] = useState(question.answer?.body ?? '')
  const [send, { isLoading, error }] = useAnswerQuestionMutation()
  if (!isOpen)
    return (
      <Button variant={question.answer ? 'sand' : 'default'} size="sm" onClick={() => setOpen(true)}>
        {question.answer ? 'Change the answer' : 'Answer'}
      </Button>
    )
  const submit = async () => {
    const { data } = await send({ id: question.id, body: { answer } })
    if (!data) return
    notify('Your answer stands under the question')
    setOpen(false)
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
        label={`Your answer to ${question.author}`}
        description="Everybody who looks at the product reads it"
        autosize
        minRows={3}
        maxLength={2_000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        data-autofocus
      />
      <ProblemNote error={error} />
      <div className={styles.acts}>
        <Button type="submit" loading={isLoading} disabled={answer.trim() === ''}>
          Publish the answer
        </Button>
        <Button variant="sand" disabled={isLoading} onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}
