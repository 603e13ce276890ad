import { Button, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { fieldErrorsOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { Note } from '../../ui/note.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Day } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { notify } from '../../ui/toaster.tsx'
import type { Door } from './door.ts'
import { useSecondFactor } from './use-second-factor.ts'
import styles from './second-factor.module.css'

type Step =
  | { name: 'rest' }
  | { name: 'password' }
  | { name: 'scan'; secret: string; picture: string }
  | { name: 'codes'; codes: readonly string[] }
  | { name: 'renew' }
  | { name: 'end' }

/** The second step of signing in: setting it up, its recovery codes, and ending it. */
export function SecondFactor({ door }: { door: Door }) {
  const { secondFactor, error, refetch, begin, confirm, renew, end } = useSecondFactor(door)
  const [step, setStep] = useState<Step>({ name: 'rest' })
  const rest = () => {
    setStep({ name: 'rest' })
    void refetch()
  }

  if (error)
    return (
      <Card title="Second step">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    )
  if (!secondFactor)
    return (
      <Card title="Second step">
        <SkeletonText lines={3} />
      </Card>
    )
  const { isOn, since, recoveryCodesLeft } = secondFactor
  return (
    <Card title="Second step" aside={<StateBadge tone={isOn ? 'good' : 'due'}>{isOn ? 'On' : 'Off'}</StateBadge>}>
      <div className={styles.steps}>
        {step.name === 'rest' && !isOn && (
          <>
            <p>
              With a second step nobody who learns your password can sign in, or send money elsewhere. You need an app
              that shows codes, such as the one for passwords on your phone.
            </p>
            <div className={styles.acts}>
              <Button onClick={() => setStep({ name: 'password' })}>Set it up</Button>
            </div>
          </>
        )}
        {step.name === 'rest' && isOn && (
          <>
            <p>
              Since {since && <Day at={since} />} you sign in with your password and a code.{' '}
              {recoveryCodesLeft === 1 ? '1 recovery code is left.' : `${recoveryCodesLeft} recovery codes are left.`}
            </p>
            {recoveryCodesLeft < 3 && (
              <Note tone="due">Few recovery codes are left. Take new ones before you need them.</Note>
            )}
            <div className={styles.acts}>
              <Button variant="sand" onClick={() => setStep({ name: 'renew' })}>
                New recovery codes
              </Button>
              <Button variant="danger" onClick={() => setStep({ name: 'end' })}>
                End the second step
              </Button>
            </div>
          </>
        )}
        {step.name === 'password' && (
          <Asking
            fields={['password']}
            act="Go on"
            onBack={rest}
            onSend={async ({ password }) => setStep({ name: 'scan', ...(await begin(password)) })}
          />
        )}
        {step.name === 'scan' && (
          <>
            <div className={styles.scan}>
              <img src={step.picture} alt="QR code for your authenticator app" width={200} height={200} />
              <div className={styles.words}>
                <p>Scan this with your app, or type the key into it:</p>
                <code className={styles.secret}>{step.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </div>
            </div>
            <Asking
              fields={['code']}
              act="Confirm"
              onBack={rest}
              onSend={async ({ code }) => {
                const { recoveryCodes } = await confirm(code)
                setStep({ name: 'codes', codes: recoveryCodes })
              }}
            />
          </>
        )}
        {step.name === 'codes' && <RecoveryCodes codes={step.codes} onDone={rest} />}
        {step.name === 'renew' && (
          <Asking
            fields={['code']}
            act="Show new codes"
            onBack={rest}
            onSend={async ({ code }) => {
              const { recoveryCodes } = await renew(code)
              setStep({ name: 'codes', codes: recoveryCodes })
            }}
          />
        )}
        {step.name === 'end' && (
          <Asking
            fields={['password', 'code']}
            act="End the second step"
            isDanger
            onBack={rest}
            onSend={async (typed) => {
              await end(typed)
              notify('Your password alone opens your account again')
              rest()
            }}
          />
        )}
      </div>
    </Card>
  )
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <>
      <Note tone="due">
        Keep these codes somewhere safe, away from your phone. Each opens your account once when the phone is lost; they
        are shown only now.
      </Note>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button onClick={onDone}>I have kept them</Button>
      </div>
    </>
  )
}

interface Typed {
  password: string
  code: string
}

interface AskingProps {
  fields: readonly (keyof Typed)[]
  act: string
  isDanger?: boolean
  onBack: () => void
  /** Throws what the API refused. */
  onSend: (typed: Typed) => Promise<void>
}

function Asking({ fields, act, isDanger = false, onBack, onSend }: AskingProps) {
  const [typed, setTyped] = useState<Typed>({ password: '', code: '' })
  const [refusal, setRefusal] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const errors = fieldErrorsOf(refusal)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    setRefusal(undefined)
    try {
      await onSend(typed)
    } catch (error) {
      setRefusal(error)
    }
    setBusy(false)
  }
  return (
    <form className={styles.steps} onSubmit={(event) => void submit(event)} noValidate>
      {fields.includes('password') && (
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          value={typed.password}
          onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, password: value }))}
          error={fieldSentence('The password', errors['password'])}
        />
      )}
      {fields.includes('code') && (
        <TextInput
          label="Code"
          description="The six digits your app shows, or a recovery code"
          autoComplete="one-time-code"
          inputMode="text"
          value={typed.code}
          onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, code: value }))}
          error={fieldSentence('The code', errors['code'])}
        />
      )}
      <ProblemNote error={Object.keys(errors).length > 0 ? undefined : refusal} />
      <div className={styles.acts}>
        <Button type="submit" loading={isBusy} variant={isDanger ? 'danger' : 'filled'}>
          {act}
        </Button>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
      </div>
    </form>
  )
}
