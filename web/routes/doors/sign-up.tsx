import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { identitySchemas } from '#shared/api/identity.schemas.ts'
import { useSettings } from '#web/data/settings.ts'
import { DoorPage } from '#web/features/identity/door-page.tsx'
import { DoorSwitch } from '#web/features/identity/door-switch.tsx'
import { doorPath, type Door } from '#web/features/identity/door.ts'
import { MailSent } from '#web/features/identity/mail-sent.tsx'
import { useDoorForm } from '#web/features/identity/use-door-form.ts'
import { useDoor, type NewPerson } from '#web/features/identity/use-door.ts'
import { Button } from '#web/ui/button.tsx'
import { PasswordField } from '#web/ui/password-field.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import styles from './doors.module.css'

const schemas: Record<Door, (typeof identitySchemas)['signUp' | 'sellerSignUp' | 'operatorSignUp']['body']> = {
  storefront: identitySchemas.signUp.body,
  seller: identitySchemas.sellerSignUp.body,
  operator: identitySchemas.operatorSignUp.body,
}

export default function SignUpPage() {
  const { door, wish } = useDoor()
  const invitation = useSearchParams()[0].get('invitation') ?? ''
  const [sentTo, setSentTo] = useState('')
  if (door === 'operator' && invitation === '') return <InvitationNeeded />
  if (sentTo !== '') return <Sent door={door} sentTo={sentTo} onAgain={() => setSentTo('')} />
  return (
    <DoorPage
      title={door === 'seller' ? 'Open a shop' : 'Come in'}
      lead={<Lead door={door} />}
      above={<DoorSwitch door={door} here="sign-up" wish={wish} />}
    >
      <SignUpForm door={door} invitation={invitation} onSent={setSentTo} />
    </DoorPage>
  )
}

interface SignUpFormProps {
  door: Door
  invitation: string
  onSent: (email: string) => void
}

function SignUpForm({ door, invitation, onSent }: SignUpFormProps) {
  const { signUp } = useDoor()
  const typed = { name: '', email: '', password: '' }
  const { form, field, submit, isBusy, refusal } = useDoorForm<Partial<NewPerson> & Record<string, string>>({
    initialValues: {
      ...(door === 'seller' && { shopName: '' }),
      ...typed,
      ...(door === 'operator' && { invitation }),
    },
    schema: schemas[door],
    send: async (values) => {
      const { sentTo } = await signUp({ shopName: '', invitation, ...typed, ...values })
      onSent(sentTo)
    },
  })
  return (
    <form method="post" noValidate onSubmit={submit}>
      {door === 'seller' && (
        <TextInput
          key={form.key('shopName')}
          {...field('shopName', 'Name of the shop')}
          autoComplete="organization"
          description="You can change it later."
        />
      )}
      <TextInput key={form.key('name')} {...field('name', 'Your name')} autoComplete="name" />
      <TextInput key={form.key('email')} {...field('email', 'Email')} type="email" autoComplete="username" />
      <PasswordField
        key={form.key('password')}
        {...field('password', 'Password')}
        autoComplete="new-password"
        description="At least 10 characters. A few words in a row are easy to keep."
      />
      <ProblemNote error={refusal} />
      <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={isBusy}>
        {door === 'seller' ? 'Ask for a shop' : 'Create account'}
      </Button>
    </form>
  )
}

function Lead({ door }: { door: Door }) {
  const { name } = useSettings()
  if (door === 'seller') return <>Selling costs nothing until you sell. {name} looks at every shop before it opens.</>
  if (door === 'operator') return <>You were invited to run {name}. Use the address the invitation was sent to.</>
  return <>One account for every shop of {name}: your orders, and where each parcel is.</>
}

function Sent({ door, sentTo, onAgain }: { door: Door; sentTo: string; onAgain: () => void }) {
  return (
    <DoorPage title="Look into your mail" lead={`We sent you a letter to ${sentTo}.`}>
      <MailSent>Follow the link in it, and you are in. It works for a day; look into the spam folder too.</MailSent>
      <p className={styles.promise}>
        Wrong address?{' '}
        <button type="button" className={styles.link} onClick={onAgain}>
          Type it again
        </button>{' '}
        or <Link to={doorPath(door, 'sign-in')}>sign in</Link>
      </p>
    </DoorPage>
  )
}

function InvitationNeeded() {
  return (
    <DoorPage
      title="You need an invitation"
      lead="Who runs the market lets others in: ask them for a letter, and follow the link in it."
    >
      <p>
        <Link to={doorPath('operator', 'sign-in')}>I have an account</Link>
      </p>
    </DoorPage>
  )
}
