import { Button, Checkbox } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import type { Proof, Signature, Signing } from '#shared/api/contracts.schemas.ts'
import { useSendSigningCodeMutation, useSignContractMutation } from '#web/data/contracts.ts'
import { problemOf } from '#web/data/problem.ts'
import { CodeInput } from '#web/ui/code-input.tsx'
import { IconCircleCheck, IconFileText, IconSignature } from '#web/ui/icons.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { DeclineOrHandOn } from './decline-or-hand-on.tsx'
import { SignatureField } from './signature-field.tsx'
import { refusalIn, type SigningWords } from './signing-words.ts'
import styles from './sign-form.module.css'

/** Agree, sign, and prove to be who was asked; or decline, hand on, take the file. */
export function SignForm({ id, signing, words }: { id: string; signing: Signing; words: SigningWords }) {
  const { me, consents, title } = signing
  const isRead = me.readAt !== null
  const [agreed, setAgreed] = useState<ReadonlySet<number>>(new Set())
  const [signature, setSignature] = useState<Signature | null>(null)
  const [secret, setSecret] = useState('')
  const [isTried, setTried] = useState(false)
  const [sign, { isLoading, error }] = useSignContractMutation()
  const sentences = [words.agree(title, me.email), ...consents]
  const isAgreed = agreed.size === sentences.length
  const proof: Proof = me.proof === 'password' ? { kind: 'password', password: secret } : { kind: 'code', code: secret }
  const isProved = me.proof === 'password' ? secret !== '' : secret.length === 6
  const refusal = refusalIn(words, error)
  const isProofRefused = ['wrong_password', 'wrong_code'].includes(problemOf(error)?.code ?? '')

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isRead || !isAgreed || !signature || !isProved) return
    const body = { agrees: true, consents: consents.map(() => true as const), signature, proof } as const
    const { data } = await sign({ id, body })
    if (data) {
      notify(words.haveSigned)
      window.scrollTo({ top: 0 })
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <output className={styles.read} data-done={isRead || undefined}>
        {isRead ? <IconCircleCheck size={22} aria-hidden /> : <IconFileText size={22} aria-hidden />}
        {isRead ? words.isRead : words.readFirst}
      </output>
      {sentences.map((sentence, at) => (
        <Checkbox
          key={sentence}
          label={sentence}
          checked={agreed.has(at)}
          error={isTried && !agreed.has(at) && words.agreeNeeded}
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
        words={words}
        onChange={setSignature}
        {...(isTried && !signature && { error: words.signatureNeeded })}
      />
      {me.proof === 'password' ? (
        <PasswordField
          label={words.password}
          description={words.passwordWhy}
          autoComplete="current-password"
          value={secret}
          error={isProofRefused ? refusal : isTried && secret === '' && words.passwordNeeded}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
      ) : (
        <CodeByMail
          id={id}
          email={me.email}
          code={secret}
          onChange={setSecret}
          words={words}
          {...(isProofRefused && refusal
            ? { error: refusal }
            : isTried && secret.length < 6
              ? { error: words.codeNeeded }
              : {})}
        />
      )}
      {!isProofRefused && <ProblemNote error={refusal} />}
      {isTried && !isRead && <ProblemNote error={words.readFirst} />}
      <Button
        type="submit"
        size="lg"
        fullWidth
        loading={isLoading}
        leftSection={<IconSignature size={20} aria-hidden />}
      >
        {words.sign}
      </Button>
      <DeclineOrHandOn id={id} words={words} />
    </form>
  )
}

interface CodeByMailProps {
  id: string
  email: string
  code: string
  onChange: (code: string) => void
  words: SigningWords
  error?: string
}

function CodeByMail({ id, email, code, onChange, words, error }: CodeByMailProps) {
  const [send, { isLoading, isSuccess, error: refusal }] = useSendSigningCodeMutation()
  return (
    <div className={styles.proof}>
      <p className={styles.quiet}>{isSuccess ? words.codeMailed(email) : words.codeWhy(email)}</p>
      {isSuccess && <CodeInput label={words.code} value={code} onChange={onChange} {...(error && { error })} />}
      <ProblemNote error={refusalIn(words, refusal)} />
      <Button variant="sand" loading={isLoading} onClick={() => void send({ id })}>
        {isSuccess ? words.mailAnother : words.mailCode}
      </Button>
      {!isSuccess && error && <ProblemNote error={words.codeNeeded} />}
    </div>
  )
}
