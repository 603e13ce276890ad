import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDeclineContractMutation, useDelegateSigningMutation } from '#web/data/contracts.ts'
import { fieldErrorsOf } from '#web/data/problem.ts'
import { Ask } from '#web/ui/ask.tsx'
import { fieldSentence } from '#web/ui/field-sentence.ts'
import { Note } from '#web/ui/note.tsx'
import styles from './sign-form.module.css'

/** What else can be done with a private link: decline with a reason, hand it to who may sign, take the file. */
export function DeclineOrHandOn({ id }: { id: string }) {
  const [act, setAct] = useState<'decline' | 'hand-on'>()
  const [isHandedOn, setHandedOn] = useState(false)
  if (isHandedOn) return <Note tone="good">Handed on. This link does not work any more.</Note>
  return (
    <>
      <div className={styles.acts}>
        <button type="button" onClick={() => setAct('decline')}>
          Decline
        </button>
        <button type="button" onClick={() => setAct('hand-on')}>
          Somebody else signs
        </button>
        <a href={`/api/signings/${id}/file`} download>
          Download PDF
        </a>
      </div>
      {act === 'decline' && <Decline id={id} onClose={() => setAct(undefined)} />}
      {act === 'hand-on' && (
        <HandOn
          id={id}
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

function Decline({ id, onClose }: { id: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [decline, { isLoading, error }] = useDeclineContractMutation()
  return (
    <Ask
      isOpen
      onClose={onClose}
      title="Decline to sign"
      act="Decline"
      isDanger
      isBusy={isLoading}
      refusal={error}
      onAct={() => void decline({ id, body: { reason } })}
    >
      <p>Nobody is bound by the contract then, and everybody who was asked hears your reason.</p>
      <Textarea
        label="Reason"
        required
        autosize
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}

function HandOn({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
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
      title="Somebody else signs"
      act="Send them the link"
      isBusy={isLoading}
      refusal={Object.keys(errors).length > 0 ? undefined : error}
      onAct={() => void act()}
    >
      <p>They get a link of their own and sign in your place; yours stops working.</p>
      <div className={styles.fields}>
        <TextInput
          label="Name"
          required
          value={name}
          error={errors['name'] && fieldSentence('Name', errors['name'])}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail"
          type="email"
          required
          value={email}
          error={errors['email'] && fieldSentence('E-mail', errors['email'])}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
    </Ask>
  )
}
