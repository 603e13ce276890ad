import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { fieldErrorsOf } from '../../data/problem.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import styles from './both-sides.module.css'

interface SayMoreProps {
  label: string
  act: string
  /** Sends the words; answers whether they arrived. */
  onSay: (words: string) => Promise<boolean>
  isBusy: boolean
  error: unknown
}

/** One field to answer with; what was typed stays until it has arrived. */
export function SayMore({ label, act, onSay, isBusy, error }: SayMoreProps) {
  const [words, setWords] = useState('')
  const atField = fieldErrorsOf(error)['words']
  const send = async () => {
    if (await onSay(words)) setWords('')
  }
  return (
    <form
      className={styles.said}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Textarea
        label={label}
        autosize
        minRows={3}
        maxLength={4_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={atField}
      />
      <ProblemNote error={atField ? undefined : error} />
      <Button type="submit" variant="sand" loading={isBusy}>
        {act}
      </Button>
    </form>
  )
}
