import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { teamSchemas } from '#shared/api/team.schemas.ts'
import { problemOf } from '#web/data/problem.ts'
import { useAcceptInvitationMutation, useReadInvitationMutation } from '#web/data/team.ts'
import { DoorPage } from '#web/features/identity/door-page.tsx'
import { doorPath } from '#web/features/identity/door.ts'
import { useDoorForm } from '#web/features/identity/use-door-form.ts'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { roleWords } from '#web/features/team/role-words.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PasswordField } from '#web/ui/password-field.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './doors.module.css'

type Invitation = z.output<(typeof teamSchemas)['readInvitation']['response']>

/** Where the letter that invites into a shop leads. Looking at it does not use it up; a press of the button does. */
export default function InvitationPage() {
  const token = useSearchParams()[0].get('token') ?? ''
  const [read, { data: invitation, error }] = useReadInvitationMutation()
  const isAsked = useRef(false)
  useEffect(() => {
    // Once, though React looks twice in development.
    if (!isAsked.current && token !== '') void read({ body: { token } })
    isAsked.current = true
  })
  const code = problemOf(error)?.code
  if (token === '' || code === 'link_invalid' || code === 'validation_failed') return <Spent />
  if (invitation) return <Accept token={token} invitation={invitation} onSpent={() => void read({ body: { token } })} />
  return (
    <DoorPage title="An invitation">
      {error ? <ErrorState error={error} onRetry={() => void read({ body: { token } })} /> : <SkeletonText lines={4} />}
    </DoorPage>
  )
}

function Spent() {
  return (
    <DoorPage
      title="This link does not work"
      lead="It was used already, is too old, or was taken back. Ask the owner of the shop for a new letter."
    >
      <p>
        <Link to={doorPath('seller', 'sign-in')}>Sign in</Link>
      </p>
    </DoorPage>
  )
}

interface AcceptProps {
  token: string
  invitation: Invitation
  /** Somebody used the link meanwhile. */
  onSpent: () => void
}

function Accept({ token, invitation, onSpent }: AcceptProps) {
  const { shop, role, email, invitedBy, hasAccount } = invitation
  const [accept] = useAcceptInvitationMutation()
  const [isAsked, setAsked] = useState(false)
  const { form, field, submit, isBusy, refusal } = useDoorForm({
    initialValues: { ...(!hasAccount && { name: '' }), password: '', code: '' },
    schema: teamSchemas.acceptInvitation.body.omit({ code: true, token: true }).loose(),
    send: async ({ code, ...typed }) => {
      try {
        await accept({ body: { ...typed, token, ...(code && { code }) } }).unwrap()
      } catch (error) {
        const refused = problemOf(error)?.code
        if (refused === 'second_factor_required') return setAsked(true)
        if (refused === 'link_invalid') return onSpent()
        throw error
      }
      // A whole new page, so that it begins in the shop that was joined.
      window.location.assign('/seller')
    },
  })
  return (
    <DoorPage
      title={`Work in ${shop.name}`}
      lead={`${invitedBy} invites you as ${roleWords[role].toLowerCase()}.`}
      above={<ShopMark logo={shop.logo} name={shop.name} size={56} />}
    >
      <form method="post" noValidate onSubmit={submit}>
        <TextInput label="Email" value={email} readOnly type="email" autoComplete="username" />
        {!hasAccount && <TextInput key={form.key('name')} {...field('name', 'Your name')} autoComplete="name" />}
        <PasswordField
          key={form.key('password')}
          {...field('password', 'Password')}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          description={
            hasAccount
              ? 'You have an account here: its password lets you join.'
              : 'At least 10 characters. A few words in a row are easy to keep.'
          }
        />
        {isAsked && (
          <TextInput
            key={form.key('code')}
            {...field('code', 'Code')}
            description="The six digits your app shows, or a recovery code"
            autoComplete="one-time-code"
          />
        )}
        <ProblemNote error={refusal} />
        <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={isBusy}>
          Join the shop
        </Button>
      </form>
      {hasAccount && (
        <p className={styles.promise}>
          <Link to={doorPath('seller', 'password-reset')}>Forgot the password?</Link>
        </p>
      )}
    </DoorPage>
  )
}
