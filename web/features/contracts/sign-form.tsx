import { Button, Checkbox, PasswordInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { Proof, Signature, Signing } from '#shared/api/contracts.schemas.ts'
import { useSendSigningCodeMutation, useSignContractMutation } from '#web/data/contracts.ts'
import { fieldErrorsOf } from '#web/data/problem.ts'
import { CodeInput } from '#web/ui/code-input.tsx'
import { IconCircleCheck, IconFileText, IconSignature } from '#web/ui/icons.ts'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { DeclineOrHandOn } from './decline-or-hand-on.tsx'
import { SignatureField } from './signature-field.tsx'
import styles from './sign-form.module.css'

/** Agree, sign, and prove to be who was asked; or decline, hand on, take the file. */
export function SignForm({ id, signing }: { id: string; signing: Signing }) {
  const { me, consents, title } = signing
  const isRead = me.readAt !== null
  const [agreed, setAgreed] = useState<ReadonlySet<number>>(new Set())
  const [signature, setSignature] = useState<Signature | null>(null)
  const [secret, setSecret] = useState('')
  const [isTried, setTried] = useState(false)
  const [sign, { isLoading, error }] = useSignContractMutation()
  const sentences = [`I agree to sign “${title}” electronically. A signed copy is sent to ${me.email}.`, ...consents]
  const isAgreed = agreed.size === sentences.length
  const proof: Proof = me.proof === 'password' ? { kind: 'password', password: secret } : { kind: 'code', code: secret }
  const isProved = me.proof === 'password' ? secret !== '' : secret.length === 6
  const errors = fieldErrorsOf(error)

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isRead || !isAgreed || !signature || !isProved) return
    const body = { agrees: true, consents: consents.map(() => true as const), signature, proof } as const
    const { data } = await sign({ id, body })
    if (data) {
      notify('You have signed')
      window.scrollTo({ top: 0 })
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <output className={styles.read} data-done={isRead || undefined}>
        {isRead ? <IconCircleCheck size={22} aria-hidden /> : <IconFileText size={22} aria-hidden />}
        {isRead ? 'You have read it to the end' : 'Please read it to the end first'}
      </output>
      {sentences.map((sentence, at) => (
        <Checkbox
          key={sentence}
          label={sentence}
          checked={agreed.has(at)}
          error={isTried && !agreed.has(at) && 'Needed to sign'}
          onChange={(event) => {
            const next = new Set(agreed)
            if (event.currentTarget.checked) next.add(at)
            else next.delete(at)
            setAgreed(next)
          }}
        />
      ))}
      <SignatureField
        name={me.name}
        onChange={setSignature}
        {...(isTried && !signature && { error: 'Draw or type your signature' })}
      />
      {me.proof === 'password' ? (
        <PasswordInput
          label="Your password"
          description="It shows that it is you who signs."
          autoComplete="current-password"
          value={secret}
          error={errors['password'] ?? (isTried && secret === '' && 'Type your password')}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
      ) : (
        <CodeByMail
          id={id}
          email={me.email}
          code={secret}
          onChange={setSecret}
          {...(errors['proof.code']
            ? { error: `The code ${errors['proof.code']}` }
            : isTried && secret.length < 6
              ? { error: 'Type the code of the mail' }
              : {})}
        />
      )}
      {Object.keys(errors).length === 0 && <ProblemNote error={error} />}
      {isTried && !isRead && <ProblemNote error="Please read the contract to its end first." />}
      <Button
        type="submit"
        size="lg"
        fullWidth
        loading={isLoading}
        leftSection={<IconSignature size={20} aria-hidden />}
      >
        Sign
      </Button>
      <DeclineOrHandOn id={id} />
    </form>
  )
}

interface CodeByMailProps {
  id: string
  email: string
  code: string
  onChange: (code: string) => void
  error?: string
}

function CodeByMail({ id, email, code, onChange, error }: CodeByMailProps) {
  const [send, { isLoading, isSuccess, error: refusal }] = useSendSigningCodeMutation()
  return (
    <div className={styles.proof}>
      <p className={styles.quiet}>
        {isSuccess
          ? `We mailed a code to ${email}. It works for ten minutes.`
          : `A code mailed to ${email} shows that it is you who signs.`}
      </p>
      {isSuccess && <CodeInput label="Code of the mail" value={code} onChange={onChange} {...(error && { error })} />}
      <ProblemNote error={refusal} />
      <Button variant="sand" loading={isLoading} onClick={() => void send({ id })}>
        {isSuccess ? 'Mail another code' : 'Mail me the code'}
      </Button>
      {!isSuccess && error && <ProblemNote error="Have the code mailed and type it here." />}
    </div>
  )
}
