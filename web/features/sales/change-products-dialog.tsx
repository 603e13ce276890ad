import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OwnProductCard, ProductChange, ProductChangeLine } from '#shared/api/catalog.schemas.ts'
import { parseAmount } from '#shared/money.ts'
import type { Currency } from '#shared/currencies.ts'
import { useChangeProductsMutation } from '../../data/own-products.ts'
import { useListCategoriesQuery } from '../../data/market.ts'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { useMay } from '../shops/own-shop.ts'
import styles from './change-products-dialog.module.css'
import { productStates } from './product-states.tsx'

type Kind = ProductChange['kind']

interface ChangeProductsDialogProps {
  products: readonly OwnProductCard[]
  onClose: () => void
  onDone: () => void
}

const kinds: { kind: Kind; label: string }[] = [
  { kind: 'publish', label: 'Publish' },
  { kind: 'hide', label: 'Hide' },
  { kind: 'price-percent', label: 'Change prices by a share' },
  { kind: 'price-amount', label: 'Change prices by an amount' },
  { kind: 'stock', label: 'Set the stock' },
  { kind: 'category', label: 'Move to a category' },
  { kind: 'remove', label: 'Remove for good' },
]

/** Does the same to several products: what is done, then what it would do to each, then it is done. */
export function ChangeProductsDialog({ products, onClose, onDone }: ChangeProductsDialogProps) {
  const mayPrice = useMay('prices') !== false
  const { data: categories } = useListCategoriesQuery()
  const [run, { isLoading, error }] = useChangeProductsMutation()
  const [kind, setKind] = useState<Kind>('publish')
  const [typed, setTyped] = useState('')
  const [categoryId, setCategoryId] = useState('')
  const [lines, setLines] = useState<ProductChangeLine[]>()
  const currency = products[0]?.price.currency ?? 'EUR'
  const change = changeOf(kind, { typed, categoryId, currency })
  const ready = lines?.filter(({ refusal }) => refusal === null) ?? []

  const look = async () => {
    if (!change) return
    const { data } = await run({ body: { products: products.map(({ id }) => ({ id })), change, isPreview: true } })
    if (data) setLines(data.lines)
  }
  const act = async () => {
    if (!change) return
    const { data } = await run({ body: { products: ready.map(({ id, version }) => ({ id, version })), change } })
    if (!data) return
    const refused = data.lines.filter(({ refusal }) => refusal !== null)
    onDone()
    if (refused.length > 0) {
      setLines(data.lines)
      notify(
        `${refused.length} of ${data.lines.length} could not be ${kind === 'remove' ? 'removed' : 'changed'}`,
        'bad',
      )
      return
    }
    const done = kind === 'remove' ? 'removed' : 'changed'
    notify(data.lines.length === 1 ? `One product is ${done}` : `${data.lines.length} products are ${done}`)
    onClose()
  }
  const start = () => setLines(undefined)
  return (
    <Modal
      opened
      onClose={onClose}
      title={products.length === 1 ? 'Change a product' : `Change ${products.length} products`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void (lines ? act() : look())
        }}
      >
        <NativeSelect
          label="What is done"
          data={kinds
            .filter((each) => mayPrice || !(each.kind.startsWith('price') || each.kind === 'remove'))
            .map((each) => ({ value: each.kind, label: each.label }))}
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value as Kind)
            setTyped('')
            start()
          }}
        />
        {kind in fields && (
          <TextInput
            label={fields[kind]!.label}
            description={fields[kind]!.description}
            inputMode={kind === 'stock' ? 'numeric' : 'text'}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              start()
            }}
          />
        )}
        {kind === 'category' && (
          <NativeSelect
            label="Category"
            description="What the new category does not ask for is no longer said"
            data={[
              { value: '', label: 'Choose …', disabled: true },
              ...(categories?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={categoryId}
            onChange={(event) => {
              setCategoryId(event.currentTarget.value)
              start()
            }}
          />
        )}
        {kind === 'remove' && (
          <Note tone="due">
            What is removed does not come back, and its pictures and files go with it. Orders, reviews and figures keep
            what was sold.
          </Note>
        )}
        {lines && <Preview lines={lines} kind={kind} />}
        <ProblemNote error={error} />
        <Button
          type="submit"
          loading={isLoading}
          disabled={!change || (lines !== undefined && ready.length === 0)}
          variant={kind === 'remove' && lines !== undefined ? 'danger' : 'filled'}
          fullWidth
        >
          {lines === undefined
            ? 'See what changes'
            : `${kind === 'remove' ? 'Remove' : 'Change'} ${ready.length === 1 ? 'one product' : `${ready.length} products`}`}
        </Button>
      </form>
    </Modal>
  )
}

const fields: Partial<Record<Kind, { label: string; description: string }>> = {
  'price-percent': { label: 'Percent', description: 'Such as 10 or -15, of every price' },
  'price-amount': { label: 'Amount', description: 'Such as 2.50 or -1.00, on every price' },
  stock: { label: 'In stock', description: 'Of each variant' },
}

/** What becomes of each; what cannot be done says why, and the others are done without it. */
function Preview({ lines, kind }: { lines: readonly ProductChangeLine[]; kind: Kind }) {
  const refused = lines.filter(({ refusal }) => refusal !== null).length
  return (
    <>
      {refused > 0 && <Note tone="due">{refused === 1 ? 'One stays as it is.' : `${refused} stay as they are.`}</Note>}
      <ul className={styles.lines} aria-label="What changes">
        {lines.map(({ id, title, before, after, refusal }) => (
          <li key={id}>
            <span className={styles.title}>{title}</span>
            {refusal ? (
              <span className={styles.refused}>{refusal.message}</span>
            ) : (
              <span className={styles.words}>
                {before && wordsOf(before, kind)} → <strong>{after && wordsOf(after, kind)}</strong>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function wordsOf(glance: NonNullable<ProductChangeLine['before']>, kind: Kind) {
  if (kind === 'stock') return glance.onHand
  if (kind === 'category') return glance.category
  if (kind === 'publish' || kind === 'hide' || kind === 'remove') return productStates[glance.state].word
  return <Money value={glance.price} />
}

/** What is asked for; undefined while it is not said in full. */
function changeOf(
  kind: Kind,
  { typed, categoryId, currency }: { typed: string; categoryId: string; currency: Currency },
): ProductChange | undefined {
  if (kind === 'publish' || kind === 'hide' || kind === 'remove') return { kind }
  if (kind === 'category') return categoryId === '' ? undefined : { kind, categoryId }
  if (kind === 'stock') return /^\d{1,6}$/.test(typed.trim()) ? { kind, onHand: Number(typed) } : undefined
  const sign = /^[-−]/.test(typed.trim()) ? -1 : 1
  const size = typed.trim().replace(/^[-−+]/, '')
  if (kind === 'price-percent') {
    if (!/^\d{1,3}([.,]\d{1,2})?$/.test(size)) return undefined
    const bps = sign * Math.round(Number(size.replace(',', '.')) * 100)
    return bps < -9_900 || bps === 0 ? undefined : { kind, bps }
  }
  const amountMinor = parseAmount(size, currency)
  return amountMinor === null || amountMinor === 0 ? undefined : { kind, amountMinor: sign * amountMinor }
}
