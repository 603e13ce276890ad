import { Button } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { useChangePasswordMutation } from '../../data/account.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './account-forms.module.css'

const empty = { password: '', newPassword: '' }

/** A new password; it ends every session but this one. */
export function PasswordCard() {
  const [typed, setTyped] = useState(empty)
  const [change, { isLoading, error }] = useChangePasswordMutation()
  const errors = fieldErrorsOf(error)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const { error: refused } = await change({ body: typed })
    if (refused) return
    setTyped(empty)
    notify('Your password is changed, and you are signed out everywhere else')
  }
  const field = (name: keyof typeof empty, label: string, autoComplete: string) => (
    <PasswordField
      label={label}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': `Show ${label.toLowerCase()}` }}
      value={typed[name]}
      onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [name]: value }))}
      error={fieldSentence('The password', errors[name])}
    />
  )
  return (
    <Card title="Password">
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {field('password', 'The password you have', 'current-password')}
        {field('newPassword', 'A new password', 'new-password')}
        <ProblemNote error={Object.keys(errors).length > 0 ? undefined : error} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading} disabled={!typed.password || !typed.newPassword}>
            Change the password
          </Button>
        </div>
      </form>
    </Card>
  )
}
