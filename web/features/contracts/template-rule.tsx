import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { HeldAct, SignerRole, WholeTemplate } from '#shared/api/contracts.schemas.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { parseAmount } from '#shared/money.ts'
import { useChangeContractTemplateMutation } from '#web/data/contracts.ts'
import { fieldErrorsOf } from '#web/data/problem.ts'
import { ChooseProducts } from '#web/features/home/choose-things.tsx'
import { Card } from '#web/ui/card.tsx'
import { fieldSentence } from '#web/ui/field-sentence.ts'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { heldWords } from './contract-states.tsx'
import styles from './template-texts.module.css'

const possibleHolds: Record<WholeTemplate['kind'], HeldAct[]> = {
  seller_agreement: ['shop_approval', 'payout'],
  order: ['shipping', 'payout'],
  subscription: ['subscription_start', 'shipping', 'payout'],
}

const orders: { value: string; label: string }[] = [
  { value: 'shop,customer', label: 'The shop, then the customer' },
  { value: 'customer,shop', label: 'The customer, then the shop' },
  { value: 'customer', label: 'The customer alone' },
  { value: 'shop', label: 'The shop alone' },
]

/** When a template is used, who signs in which order, what waits for it, and for how long it can be signed. */
export function TemplateRule({ template }: { template: WholeTemplate }) {
  const { id, kind, currency, minTotalMinor } = template
  const [change, { isLoading, error }] = useChangeContractTemplateMutation()
  const [isActive, setActive] = useState(template.isActive)
  const [signers, setSigners] = useState(template.signers.join(','))
  const [holds, setHolds] = useState<readonly string[]>(template.holds)
  const digits = minorUnitDigits[currency]
  const [total, setTotal] = useState(minTotalMinor === null ? '' : (minTotalMinor / 10 ** digits).toFixed(digits))
  const [products, setProducts] = useState(
    template.productId === null ? [] : [{ id: template.productId, name: template.productTitle ?? 'A removed product' }],
  )
  const [expires, setExpires] = useState<string | number>(template.expiresAfterDays)
  const [reminds, setReminds] = useState<string | number>(template.remindAfterDays)
  const errors = fieldErrorsOf(error)
  const amount = total.trim() === '' ? null : parseAmount(total, currency)
  const isAmount = total.trim() === '' || (amount !== null && amount > 0)

  const save = async () => {
    if (!isAmount) return
    const body = {
      isActive,
      signers: signers.split(',') as SignerRole[],
      holds: possibleHolds[kind].filter((act) => holds.includes(act)),
      expiresAfterDays: Number(expires),
      remindAfterDays: Number(reminds),
      ...(kind === 'order' && { minTotalMinor: amount, productId: products[0]?.id ?? null }),
    }
    const { data } = await change({ id, body })
    if (data) notify('Saved')
  }

  return (
    <Card title="When it is used">
      <div className={styles.fields}>
        <Checkbox
          label={kind === 'seller_agreement' ? 'Every shop that applies signs it' : 'It is in use'}
          checked={isActive}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
        {kind === 'order' && (
          <>
            <TextInput
              label={`From a total of (${currency})`}
              description="Empty: whatever the total"
              inputMode="decimal"
              value={total}
              error={!isAmount && 'This is no amount.'}
              onChange={(event) => setTotal(event.currentTarget.value)}
            />
            <ChooseProducts
              label="Only with this product"
              description="None chosen: any"
              most={1}
              chosen={products}
              error={fieldSentence('Product', errors['productId'])}
              onChange={setProducts}
            />
          </>
        )}
        <NativeSelect
          label="Who signs"
          value={signers}
          error={fieldSentence('Who signs', errors['signers'])}
          onChange={(event) => setSigners(event.currentTarget.value)}
          data={kind === 'seller_agreement' ? orders.slice(3) : orders}
        />
        <Checkbox.Group label="Waits until all have signed" value={[...holds]} onChange={setHolds}>
          <div className={styles.fields}>
            {possibleHolds[kind].map((act) => (
              <Checkbox key={act} value={act} label={sentenceOf(heldWords[act])} />
            ))}
          </div>
        </Checkbox.Group>
        <div className={styles.row}>
          <NumberInput label="Can be signed for (days)" min={1} max={365} value={expires} onChange={setExpires} />
          <NumberInput label="Reminds after (days)" min={1} max={90} value={reminds} onChange={setReminds} />
        </div>
        <ProblemNote error={error} />
        <Button variant="sand" loading={isLoading} onClick={() => void save()}>
          Save the rule
        </Button>
      </div>
    </Card>
  )
}

function sentenceOf(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
