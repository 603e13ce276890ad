import { Button, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { Account } from '#shared/api/account.schemas.ts'
import { useRequestEmailChangeMutation } from '../../data/account.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { Note } from '../../ui/note.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import styles from './account-forms.module.css'

/** The e-mail address: another one counts once the letter to it was answered. */
export function EmailCard({ account }: { account: Account }) {
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState({ email: '', password: '' })
  const [request, { isLoading, error }] = useRequestEmailChangeMutation()
  const errors = fieldErrorsOf(error)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!(await request({ body: typed })).data) return
    setTyped({ email: '', password: '' })
    setOpen(false)
  }
  return (
    <Card title="E-mail">
      <div className={styles.form}>
        <p>
          Letters go to <strong>{account.email}</strong>, and you sign in with it.
        </p>
        {account.newEmail && (
          <Note>
            We have written to {account.newEmail}. Follow the link in that letter, and it becomes your address.
          </Note>
        )}
        {isOpen ? (
          <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
            <TextInput
              label="New e-mail"
              type="email"
              autoComplete="email"
              value={typed.email}
              onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, email: value }))}
              error={fieldSentence('New e-mail', errors['email'])}
            />
            <PasswordField
              label="Your password"
              autoComplete="current-password"
              value={typed.password}
              onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, password: value }))}
              error={fieldSentence('The password', errors['password'])}
            />
            <ProblemNote error={Object.keys(errors).length > 0 ? undefined : error} />
            <div className={styles.acts}>
              <Button type="submit" loading={isLoading}>
                Write to the new address
              </Button>
              <Button variant="default" onClick={() => setOpen(false)}>
                Back
              </Button>
            </div>
          </form>
        ) : (
          <div className={styles.acts}>
            <Button variant="sand" onClick={() => setOpen(true)}>
              Change the e-mail
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
