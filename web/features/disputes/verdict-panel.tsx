import { Button, NumberInput, SegmentedControl, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { MarketDispute } from '#shared/api/disputes.schemas.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { useGiveVerdictMutation, usePreviewVerdictMutation } from '../../data/disputes.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { Money } from '../../ui/money.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { notify } from '../../ui/toaster.tsx'
import { PostingTable } from '../money/posting-table.tsx'
import styles from './verdict-panel.module.css'

type Choice = 'all' | 'part' | 'none'

/** The choice rests so long before the server is asked what it would write. */
const restMs = 250

/** The decision about a case: who gets how much, who bears it, why, and what will be written. */
export function VerdictPanel({ dispute }: { dispute: MarketDispute }) {
  const { id, left, customer, shop } = dispute
  const digits = minorUnitDigits[left.currency]
  const [verdict, setVerdict] = useState<Choice>('part')
  const [amountMinor, setAmountMinor] = useState(Math.floor(left.amountMinor / 2))
  const [bearer, setBearer] = useState<'shop' | 'market'>('shop')
  const [reason, setReason] = useState('')
  const [key] = useState(newId)
  const [ask, preview] = usePreviewVerdictMutation()
  const [give, { isLoading, error }] = useGiveVerdictMutation()
  useEffect(() => {
    if (verdict === 'part' && amountMinor === 0) return undefined
    const body = { verdict, bearer, ...(verdict === 'part' && { amountMinor }) }
    const timer = setTimeout(() => void ask({ id, body }), restMs)
    return () => clearTimeout(timer)
  }, [verdict, amountMinor, bearer, id, ask])
  const atField = fieldErrorsOf(error)['reason']

  const decide = async () => {
    const body = { verdict, bearer, reason, ...(verdict === 'part' && { amountMinor }) }
    const done = await give({ id, idempotencyKey: key, body })
    if (!done.error) notify('The verdict is given, and both sides read it')
  }

  return (
    <SidePanel title="Verdict">
      <div role="radiogroup" aria-label="Verdict" className={styles.choices}>
        {choices.map(({ value, title, words }) => (
          <label
            key={value}
            htmlFor={`verdict-${value}`}
            aria-label={title}
            className={styles.choice}
            data-chosen={verdict === value || undefined}
          >
            <input
              type="radio"
              id={`verdict-${value}`}
              name="verdict"
              value={value}
              checked={verdict === value}
              onChange={() => setVerdict(value)}
            />
            <span>
              <strong>{title}</strong>
              <span className={styles.quiet}>{words}</span>
            </span>
          </label>
        ))}
      </div>
      {verdict === 'part' && (
        <NumberInput
          label="To the customer"
          min={0}
          max={left.amountMinor / 10 ** digits}
          decimalScale={digits}
          hideControls
          suffix={` ${left.currency}`}
          value={amountMinor / 10 ** digits}
          onChange={(typed) => setAmountMinor(Math.round(Number(typed || 0) * 10 ** digits))}
        />
      )}
      {verdict !== 'none' && (
        <SegmentedControl
          fullWidth
          aria-label="Who bears it"
          value={bearer}
          onChange={setBearer}
          data={[
            { value: 'shop', label: `${shop.name} bears it` },
            { value: 'market', label: 'The market' },
          ]}
        />
      )}
      <Textarea
        label="Reason, both sides read it"
        autosize
        minRows={3}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={atField}
      />
      {preview.data && (
        <section className={styles.effect} aria-label="What will be written">
          <h3>What will be written</h3>
          <p className={styles.quiet}>
            <Money value={preview.data.toCustomer} /> to {customer}, <Money value={preview.data.toShop} /> stays with{' '}
            {shop.name}
          </p>
          <PostingTable entries={preview.data.entries} />
        </section>
      )}
      <ProblemNote error={atField ? undefined : (error ?? preview.error)} />
      <Button fullWidth loading={isLoading} onClick={() => void decide()}>
        Give this verdict
      </Button>
      <p className={styles.quiet}>Either side can appeal it once, within seven days.</p>
    </SidePanel>
  )
}

const choices: { value: Choice; title: string; words: string }[] = [
  { value: 'all', title: 'Full refund', words: 'Everything that is left goes back' },
  { value: 'part', title: 'Part of the money back', words: 'The customer keeps the goods' },
  { value: 'none', title: 'Release to the shop', words: 'The claim is turned down' },
]
