import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDeclineContractMutation, useDelegateSigningMutation } from '#web/data/contracts.ts'
import { fieldErrorsOf } from '#web/data/problem.ts'
import { Ask } from '#web/ui/ask.tsx'
import { Note } from '#web/ui/note.tsx'
import styles from './sign-form.module.css'
import { refusalIn, type SigningWords } from './signing-words.ts'

/** What else can be done with a private link: decline with a reason, hand it to who may sign, take the file. */
export function DeclineOrHandOn({ id, words }: { id: string; words: SigningWords }) {
  const [act, setAct] = useState<'decline' | 'hand-on'>()
  const [isHandedOn, setHandedOn] = useState(false)
  if (isHandedOn) return <Note tone="good">{words.handedOn}</Note>
  return (
    <>
      <div className={styles.acts}>
        <button type="button" onClick={() => setAct('decline')}>
          {words.decline}
        </button>
        <button type="button" onClick={() => setAct('hand-on')}>
          {words.somebodyElse}
        </button>
        <a href={`/api/signings/${id}/file`} download>
          {words.file}
        </a>
      </div>
      {act === 'decline' && <Decline id={id} words={words} onClose={() => setAct(undefined)} />}
      {act === 'hand-on' && (
        <HandOn
          id={id}
          words={words}
          onClose={() => setAct(undefined)}
          onDone={() => {
            setAct(undefined)
            setHandedOn(true)
          }}
        />
      )}
    </>
  )
}

function Decline({ id, words, onClose }: { id: string; words: SigningWords; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [decline, { isLoading, error }] = useDeclineContractMutation()
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={words.declineTitle}
      act={words.decline}
      isDanger
      isBusy={isLoading}
      refusal={refusalIn(words, error)}
      onAct={() => void decline({ id, body: { reason } })}
    >
      <p>{words.declineMeans}</p>
      <Textarea
        label={words.reason}
        required
        autosize
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}

interface HandOnProps {
  id: string
  words: SigningWords
  onClose: () => void
  onDone: () => void
}

function HandOn({ id, words, onClose, onDone }: HandOnProps) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [handOn, { isLoading, error }] = useDelegateSigningMutation()
  const errors = fieldErrorsOf(error)
  const act = async () => {
    const result = await handOn({ id, body: { name, email } })
    if (!('error' in result)) onDone()
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={words.somebodyElse}
      act={words.handOn}
      isBusy={isLoading}
      refusal={Object.keys(errors).length > 0 ? undefined : refusalIn(words, error)}
      onAct={() => void act()}
    >
      <p>{words.handOnMeans}</p>
      <div className={styles.fields}>
        <TextInput
          label={words.name}
          required
          value={name}
          error={errors['name'] && words.nameNeeded}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words.email}
          type="email"
          required
          value={email}
          error={errors['email'] && words.emailNeeded}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
    </Ask>
  )
}
