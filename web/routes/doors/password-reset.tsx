import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { identitySchemas } from '#shared/api/identity.schemas.ts'
import { problemOf } from '#web/data/problem.ts'
import { DoorPage } from '#web/features/identity/door-page.tsx'
import { doorPath } from '#web/features/identity/door.ts'
import { MailSent } from '#web/features/identity/mail-sent.tsx'
import { useDoorForm } from '#web/features/identity/use-door-form.ts'
import { useDoor } from '#web/features/identity/use-door.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { PasswordField } from '#web/ui/password-field.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import styles from './doors.module.css'

/** Asks for the address; with the token of the letter it asks for the new password. */
export default function PasswordResetPage() {
  const token = useSearchParams()[0].get('token')
  return token === null ? <AskForLetter /> : <SetPassword token={token} />
}

function AskForLetter() {
  const { door, wish, requestPasswordReset } = useDoor()
  const [sentTo, setSentTo] = useState('')
  const { form, field, submit, isBusy, refusal } = useDoorForm({
    initialValues: { email: '' },
    schema: identitySchemas.requestPasswordReset.body,
    send: async ({ email }) => setSentTo((await requestPasswordReset(email)).sentTo),
  })
  if (sentTo !== '')
    return (
      <DoorPage title="Look into your mail" lead={`If ${sentTo} has an account here, a letter is on its way to it.`}>
        <MailSent>The link in it lets you set a new password. It works once, for an hour.</MailSent>
        <p className={styles.promise}>
          <Link to={doorPath(door, 'sign-in', wish)}>Back to sign in</Link>
        </p>
      </DoorPage>
    )
  return (
    <DoorPage title="Forgot the password?" lead="Tell us your address, and we mail you a link to set a new one.">
      <form method="post" noValidate onSubmit={submit}>
        <TextInput key={form.key('email')} {...field('email', 'Email')} type="email" autoComplete="username" />
        <ProblemNote error={refusal} />
        <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={isBusy}>
          Mail me a link
        </Button>
      </form>
      <p className={styles.promise}>
        <Link to={doorPath(door, 'sign-in', wish)}>I remember it after all</Link>
      </p>
    </DoorPage>
  )
}

function SetPassword({ token }: { token: string }) {
  const { door, resetPassword } = useDoor()
  const [isSet, setSet] = useState(false)
  const { form, field, submit, isBusy, refusal } = useDoorForm({
    initialValues: { password: '', token },
    schema: identitySchemas.resetPassword.body,
    send: async ({ password }) => {
      await resetPassword({ token, password })
      setSet(true)
    },
  })
  if (isSet)
    return (
      <DoorPage title="Your password is new" lead="You were signed out everywhere else. Sign in with the new one.">
        <ButtonLink to={doorPath(door, 'sign-in')} size="lg" isWide>
          Sign in
        </ButtonLink>
      </DoorPage>
    )
  const isSpent = problemOf(refusal)?.code === 'link_invalid' || form.errors['token'] !== undefined
  if (isSpent)
    return (
      <DoorPage
        title="This link does not work"
        lead="It was used already or is too old. Your password has not changed."
      >
        <ButtonLink to={doorPath(door, 'password-reset')} size="lg" isWide>
          Ask for a new link
        </ButtonLink>
      </DoorPage>
    )
  return (
    <DoorPage title="Set a new password" lead="You are signed out everywhere once it is set.">
      <form method="post" noValidate onSubmit={submit}>
        <PasswordField
          key={form.key('password')}
          {...field('password', 'New password')}
          autoComplete="new-password"
          description="At least 10 characters. A few words in a row are easy to keep."
        />
        <ProblemNote error={refusal} />
        <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={isBusy}>
          Set the password
        </Button>
      </form>
    </DoorPage>
  )
}
