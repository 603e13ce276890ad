import { TextInput } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { identitySchemas } from '#shared/api/identity.schemas.ts'
import { useGetCartQuery } from '#web/data/cart.ts'
import { problemOf } from '#web/data/problem.ts'
import { useSettings } from '#web/data/settings.ts'
import { things } from '#web/features/cart/basket-total.tsx'
import { DoorPage } from '#web/features/identity/door-page.tsx'
import { DoorSwitch } from '#web/features/identity/door-switch.tsx'
import { doorPath, type Door } from '#web/features/identity/door.ts'
import { MailboxLink } from '#web/features/identity/mail-sent.tsx'
import { useDoorForm } from '#web/features/identity/use-door-form.ts'
import { useDoor, usePersonAtDoor } from '#web/features/identity/use-door.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { PasswordField } from '#web/ui/password-field.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import styles from './doors.module.css'

/** The code is typed later, and only by who has a second step. */
const credentials = identitySchemas.signIn.body.omit({ code: true }).loose()

const PasskeySignIn = lazy(() => import('#web/features/identity/passkey-sign-in.tsx'))

export default function SignInPage() {
  const { door, wish, next, signIn } = useDoor()
  const navigate = useNavigate()
  const person = usePersonAtDoor()
  const [isAsked, setAsked] = useState(false)
  const { form, field, submit, isBusy, refusal } = useDoorForm({
    initialValues: { email: '', password: '', code: '' },
    schema: credentials,
    send: async ({ code, ...values }) => {
      try {
        await signIn({ ...values, ...(code && { code }) })
      } catch (error) {
        if (problemOf(error)?.code === 'second_factor_required') return setAsked(true)
        throw error
      }
      await navigate(next, { replace: true })
    },
  })
  return (
    <DoorPage title="Welcome back" above={<DoorSwitch door={door} here="sign-in" wish={wish} />}>
      {person && !isBusy && <AlreadyIn name={person.name} next={next} />}
      <form method="post" noValidate onSubmit={submit}>
        <TextInput key={form.key('email')} {...field('email', 'Email')} type="email" autoComplete="username" />
        <div className={styles.password}>
          <PasswordField
            key={form.key('password')}
            {...field('password', 'Password')}
            autoComplete="current-password"
          />
          <Link to={doorPath(door, 'password-reset', wish)} className={styles.forgot}>
            Forgot it?
          </Link>
        </div>
        {isAsked && (
          <TextInput
            key={form.key('code')}
            {...field('code', 'Code')}
            description="The six digits your app shows, or a recovery code"
            autoComplete="one-time-code"
          />
        )}
        <ProblemNote error={refusal} />
        <Way door={door} code={problemOf(refusal)?.code} />
        <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={isBusy}>
          Sign in
        </Button>
      </form>
      <Suspense>
        <PasskeySignIn door={door} next={next} />
      </Suspense>
      {door === 'storefront' && <BasketPromise />}
    </DoorPage>
  )
}

function AlreadyIn({ name, next }: { name: string; next: string }) {
  return (
    <div className={styles.already}>
      <p>You are signed in as {name}.</p>
      <ButtonLink to={next} size="sm" variant="outline">
        Go on
      </ButtonLink>
    </div>
  )
}

/** The way on after a refusal that has one. */
function Way({ door, code }: { door: Door; code: string | undefined }) {
  const { isSandbox } = useSettings()
  if (code === 'not_activated' && isSandbox) return <MailboxLink />
  if (code === 'no_place_at_this_door' && door === 'seller')
    return (
      <p>
        You have no shop here yet. <Link to={doorPath('seller', 'sign-up')}>Open one with this address</Link>
      </p>
    )
  return null
}

function BasketPromise() {
  const { data: cart } = useGetCartQuery()
  if (!cart || cart.quantity === 0) return null
  return <p className={styles.promise}>Your basket of {things(cart.quantity)} comes with you.</p>
}
