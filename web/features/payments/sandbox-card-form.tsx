import { TextInput } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState, type ChangeEvent } from 'react'
import { messageOf, problemOf } from '../../data/problem.ts'
import { useCreateSandboxTokenMutation } from '../../data/payments.ts'
import { IconCreditCard } from '../../ui/icons.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import {
  brandOf,
  cardDataOf,
  cardErrors,
  formatCardNumber,
  formatExpiry,
  formatSecurityCode,
  type TypedCard,
} from './card.ts'
import { CardMark } from './card-mark.tsx'
import type { PaymentFormProps } from './payment-method.ts'
import { testCards } from './test-cards.ts'
import styles from './sandbox-card-form.module.css'

type Field = keyof TypedCard

const formats: Record<Field, (typed: string, before: string) => string> = {
  number: formatCardNumber,
  expiry: formatExpiry,
  securityCode: formatSecurityCode,
}
const fields: readonly Field[] = ['number', 'expiry', 'securityCode']

/** Card data for the gateway of a sandbox market, which gives a token for it. The market itself never sees a number. */
export default function SandboxCardForm({ session, typedEarly, setSubmit }: PaymentFormProps) {
  const [typed, setCard] = useState<TypedCard>()
  const card = typed ?? cardOf(typedEarly)
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({})
  const [refusal, setRefusal] = useState('')
  const [createToken] = useCreateSandboxTokenMutation()
  const form = useRef<HTMLDivElement>(null)

  const show = (wrong: Partial<Record<Field, string>>) => {
    setErrors(wrong)
    const first = fields.find((field) => wrong[field])
    form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
  }

  const prepare = useEffectEvent(async () => {
    setRefusal('')
    const wrong = cardErrors(card, new Date())
    if (Object.keys(wrong).length > 0) {
      show(wrong)
      return null
    }
    try {
      return await createToken({ body: cardDataOf(card) }).unwrap()
    } catch (error) {
      const refused = refusedFields(error)
      if (Object.keys(refused).length > 0) show(refused)
      else setRefusal(messageOf(error))
      return null
    }
  })
  useEffect(() => {
    setSubmit(async () => {
      const made = await prepare()
      return made && { token: made.token }
    })
    return () => setSubmit(null)
  }, [setSubmit])

  const bind = (field: Field) => ({
    name: field,
    value: card[field],
    error: errors[field],
    inputMode: 'numeric' as const,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const input = event.currentTarget
      const value = formats[field](input.value, card[field])
      keepCaret(input, value)
      setCard({ ...card, [field]: value })
      setErrors({ ...errors, [field]: undefined })
    },
    onBlur: () => {
      const wrong = cardErrors(card, new Date())[field]
      if (card[field] !== '' && wrong) setErrors({ ...errors, [field]: wrong })
    },
  })

  return (
    <div ref={form} className={styles.form}>
      <TextInput
        {...bind('number')}
        label="Card number"
        autoComplete="cc-number"
        placeholder="0000 0000 0000 0000"
        rightSection={<CardMark brand={brandOf(card.number)} />}
        rightSectionWidth={64}
        className={styles.number}
      />
      <TextInput {...bind('expiry')} label="Expires" autoComplete="cc-exp" placeholder="MM / YY" />
      <TextInput
        {...bind('securityCode')}
        label="Security code"
        autoComplete="cc-csc"
        placeholder="123"
        rightSection={<IconCreditCard size={20} stroke={1.6} aria-hidden />}
      />
      {session.isSandbox && (
        <details className={styles.help}>
          <summary>This is a sandbox market: which card can I use?</summary>
          <p>No real card is charged here. Take one of these; any date to come and any code will do.</p>
          <ul>
            {testCards.map(({ number, happens }) => (
              <li key={number}>
                <button
                  type="button"
                  onClick={() => {
                    setCard({ number: formatCardNumber(number), expiry: '12 / 34', securityCode: '123' })
                    setErrors({})
                  }}
                >
                  {formatCardNumber(number)}
                </button>
                <span>{happens}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <ProblemNote error={refusal} />
    </div>
  )
}

function cardOf({ number = '', expiry = '', securityCode = '' }: PaymentFormProps['typedEarly'] = {}): TypedCard {
  return {
    number: formatCardNumber(number),
    expiry: formatExpiry(expiry),
    securityCode: formatSecurityCode(securityCode),
  }
}

/** The gateway's refusals at the fields of this form. */
function refusedFields(error: unknown): Partial<Record<Field, string>> {
  const problem = problemOf(error)
  if (problem?.code === 'card_number_invalid') return { number: messageOf(error) }
  if (problem?.code === 'card_expired') return { expiry: messageOf(error) }
  const refused: Partial<Record<Field, string>> = {}
  for (const { path, message } of problem?.errors ?? []) {
    if (path === 'body.number') refused.number = `The card number ${message}.`
    if (path.startsWith('body.expiry')) refused.expiry = `The date ${message}.`
    if (path === 'body.securityCode') refused.securityCode = `The code ${message}.`
  }
  return refused
}

/** Leaves the caret behind the digit it stood behind, though spaces come and go. */
function keepCaret(input: HTMLInputElement, formatted: string): void {
  const at = input.selectionStart ?? input.value.length
  if (at === input.value.length) return
  let digits = input.value.slice(0, at).replaceAll(/\D/g, '').length
  let position = 0
  while (digits > 0 && position < formatted.length) if (/\d/.test(formatted[position++]!)) digits--
  requestAnimationFrame(() => input.setSelectionRange(position, position))
}
