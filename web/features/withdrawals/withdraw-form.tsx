import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { Link } from 'react-router'
import type { WithdrawalTerms } from '#shared/api/withdrawals.schemas.ts'
import { newId } from '#shared/ids.ts'
import { formatMoney, money, parseAmount, plainAmount } from '#shared/money.ts'
import { fieldErrorsOf, messageOf } from '../../data/problem.ts'
import { useLocale } from '../../data/settings.ts'
import { useRequestWithdrawalMutation } from '../../data/withdrawals.ts'
import { IconCalendarEvent } from '../../ui/icons.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SumList, type SumLine } from '../../ui/sum-list.tsx'
import { notify } from '../../ui/toaster.tsx'
import { arrivalWords } from './arrival-words.ts'
import styles from './withdraw-form.module.css'
import { whyNotWithdraw } from './why-not-withdraw.ts'

interface WithdrawFormProps {
  terms: WithdrawalTerms
  onDone?: () => void
}

/** Takes money out of the balance: how much, where to, what is left, when it arrives; or why it cannot be done now. */
export function WithdrawForm({ terms, onDone }: WithdrawFormProps) {
  const locale = useLocale()
  const reason = whyNotWithdraw(terms, locale)
  if (reason)
    return (
      <Note
        tone={reason.isWarning ? 'due' : 'neutral'}
        action={
          reason.needsMethod && (
            <Button component={Link} to="/seller/withdraw-methods" variant="default" size="sm">
              Bank accounts
            </Button>
          )
        }
      >
        {reason.words}
      </Note>
    )
  return <Form terms={terms} {...(onDone && { onDone })} />
}

function Form({ terms, onDone }: WithdrawFormProps) {
  const locale = useLocale()
  const { available, most, fee, minimum } = terms
  const { currency } = available
  const usable = terms.methods.filter(({ isUsable }) => isUsable)
  const [request, { isLoading }] = useRequestWithdrawalMutation()
  const [key, setKey] = useState(newId)
  const [typed, setTyped] = useState(() => plainAmount(most))
  const [methodId, setMethodId] = useState(usable[0]!.id)
  const [refusal, setRefusal] = useState<unknown>()
  const method = usable.find(({ id }) => id === methodId) ?? usable[0]!
  const amountMinor = parseAmount(typed, currency)
  const wrong = amountMinor === null ? 'Write an amount like 120.50.' : wrongAmount(amountMinor, terms, locale)
  const refused = fieldErrorsOf(refusal)['amountMinor']

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (wrong || amountMinor === null) return
    setRefusal(undefined)
    try {
      const { number } = await request({ body: { amountMinor, methodId: method.id }, idempotencyKey: key }).unwrap()
      notify(`${number} is asked for, its money is set aside`)
      onDone?.()
    } catch (error) {
      setRefusal(error)
    }
    // The next press is another intention.
    setKey(newId())
  }

  const asked = amountMinor ?? 0
  const lines: SumLine[] = [
    { label: 'Available now', value: available },
    { label: 'This withdrawal', value: money(-asked, currency) },
    { label: 'Bank fee', value: money(fee.amountMinor === 0 ? 0 : -fee.amountMinor, currency) },
    {
      label: 'Available after',
      value: money(available.amountMinor - asked - fee.amountMinor, currency),
      kind: 'sum',
    },
  ]
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        label={`Amount in ${currency}`}
        className={styles.amount}
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={refused ? `The amount ${refused}` : wrong}
      />
      <div className={styles.under}>
        <span>from {formatMoney(minimum, locale)}</span>
        <button type="button" onClick={() => setTyped(plainAmount(most))}>
          Everything, {formatMoney(most, locale)}
        </button>
      </div>
      <NativeSelect
        label="To"
        value={method.id}
        onChange={(event) => setMethodId(event.currentTarget.value)}
        data={usable.map(({ id, label, holder }) => ({ value: id, label: holder ? `${label} · ${holder}` : label }))}
      />
      <SumList lines={lines} />
      <Note tone="good" icon={<IconCalendarEvent size={20} aria-hidden />}>
        Arrives by {arrivalWords(method.arrivesOn, locale)}. You can take it back until it is approved.
      </Note>
      {!refused && <ProblemNote error={refusal && messageOf(refusal)} />}
      <Button type="submit" fullWidth loading={isLoading} disabled={wrong !== undefined}>
        Withdraw {amountMinor === null ? '' : formatMoney(money(amountMinor, currency), locale)}
      </Button>
    </form>
  )
}

function wrongAmount(amountMinor: number, { minimum, most }: WithdrawalTerms, locale: string): string | undefined {
  if (amountMinor < minimum.amountMinor) return `Withdrawals begin at ${formatMoney(minimum, locale)}.`
  if (amountMinor > most.amountMinor) return `At most ${formatMoney(most, locale)} can be withdrawn now.`
  return undefined
}
