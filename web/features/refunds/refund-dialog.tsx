import { Checkbox, NumberInput, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ShopOrder } from '#shared/api/orders.schemas.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { formatMoney } from '#shared/money.ts'
import { useRefundOrderMutation, useRefundShopOrderMutation } from '../../data/orders.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { useLocale } from '../../data/settings.ts'
import { Ask } from '../../ui/ask.tsx'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { QuantityStepper } from '../../ui/quantity-stepper.tsx'
import { notify } from '../../ui/toaster.tsx'
import { RefundEffect } from './refund-effect.tsx'
import styles from './refund-dialog.module.css'
import { isNothing, wholeOrder, type WishedRefund } from './wished-refund.ts'
import { useRefundPreview } from './use-refund-preview.ts'

interface RefundDialogProps {
  order: ShopOrder
  /** Who gives back: the shop from its own money, or the market, which may bear it. */
  door: 'seller' | 'operator'
  onClose: () => void
}

/** Chooses what goes back of an order, shows what it comes to and what it does to the balance, and gives it back. */
export function RefundDialog({ order, door, onClose }: RefundDialogProps) {
  const locale = useLocale()
  const [wish, setWish] = useState<WishedRefund>(() => ({
    units: {},
    shipping: false,
    goodwillMinor: 0,
    bearer: 'shop',
  }))
  const [reason, setReason] = useState('')
  const [key] = useState(newId)
  const preview = useRefundPreview(order.id, door, wish)
  const [refundAtShop, atShop] = useRefundShopOrderMutation()
  const [refundAtMarket, atMarket] = useRefundOrderMutation()
  const { isLoading, error } = door === 'seller' ? atShop : atMarket
  const atField = fieldErrorsOf(error)['reason']
  const customer = order.address.name
  const isEmpty = isNothing(wish)
  const amount = isEmpty || !preview.data ? null : formatMoney(preview.data.amount, locale)

  const give = async () => {
    if (isEmpty) return
    const { lines, shipping, goodwillMinor, bearer } = preview.parts
    const parts = { lines, shipping, goodwillMinor, reason }
    const done =
      door === 'seller'
        ? await refundAtShop({ id: order.id, idempotencyKey: key, body: parts })
        : await refundAtMarket({ id: order.id, idempotencyKey: key, body: { ...parts, bearer } })
    if (done.error) return
    notify(`${amount ?? 'The money'} is on its way back to ${customer}`)
    onClose()
  }

  return (
    <Ask
      isOpen
      onClose={onClose}
      title={`Give money back, order ${order.number}`}
      act={amount ? `Give back ${amount}` : 'Choose what to give back'}
      onAct={() => void give()}
      isBusy={isLoading}
      isDanger
      refusal={atField ? undefined : (error ?? (isEmpty ? undefined : preview.error))}
    >
      <div className={styles.head}>
        <button type="button" className={styles.whole} onClick={() => setWish({ ...wish, ...wholeOrder(order) })}>
          All that is left, <Money value={order.refundable} />
        </button>
      </div>
      <ul className={styles.lines}>
        {order.lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            value={wish.units[line.id] ?? 0}
            amount={preview.data?.lines.find(({ lineId }) => lineId === line.id)?.amount}
            onChange={(quantity) => setWish({ ...wish, units: { ...wish.units, [line.id]: quantity } })}
          />
        ))}
        {order.totals.shipping.amountMinor > 0 && (
          <li className={styles.line}>
            <Checkbox
              label={`Shipping (${order.shippingMethod})`}
              checked={wish.shipping}
              disabled={isShippingGiven(order)}
              onChange={(event) => setWish({ ...wish, shipping: event.currentTarget.checked })}
            />
            <span className={styles.amount}>
              <Money value={order.totals.shipping} />
            </span>
          </li>
        )}
      </ul>
      <NumberInput
        label="Goodwill on top"
        description={`Up to what is left of the order. ${customer} keeps what was bought`}
        min={0}
        hideControls
        decimalScale={minorUnitDigits[order.total.currency]}
        thousandSeparator=" "
        suffix={` ${order.total.currency}`}
        value={wish.goodwillMinor === 0 ? '' : wish.goodwillMinor / 10 ** minorUnitDigits[order.total.currency]}
        onChange={(typed) =>
          setWish({
            ...wish,
            goodwillMinor: Math.round(Number(typed || 0) * 10 ** minorUnitDigits[order.total.currency]),
          })
        }
      />
      {door === 'operator' && (
        <SegmentedControl
          aria-label="Who bears it"
          value={wish.bearer}
          onChange={(bearer) => setWish({ ...wish, bearer })}
          data={[
            { value: 'shop', label: `${order.shop.name} bears it` },
            { value: 'market', label: 'The market bears it' },
          ]}
        />
      )}
      <RefundEffect preview={isEmpty ? undefined : preview.data} customer={customer} door={door} order={order} />
      <Textarea
        label="Why?"
        description={`${customer} reads this in a letter`}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={atField}
      />
    </Ask>
  )
}

function isShippingGiven({ refunds }: ShopOrder): boolean {
  return refunds.some(({ state, shipping }) => state !== 'failed' && state !== 'declined' && shipping.amountMinor > 0)
}

interface LineProps {
  line: ShopOrder['lines'][number]
  value: number
  amount: ShopOrder['total'] | undefined
  onChange: (quantity: number) => void
}

function Line({ line, value, amount, onChange }: LineProps) {
  const { title, variantTitle, picture, quantity, refundedQuantity } = line
  const left = quantity - refundedQuantity
  return (
    <li className={styles.line}>
      <Checkbox
        aria-label={title}
        checked={value > 0}
        disabled={left === 0}
        onChange={(event) => onChange(event.currentTarget.checked ? 1 : 0)}
      />
      <Picture picture={picture} alt="" sizes="40px" className={styles.picture ?? ''} />
      <span className={styles.words}>
        {title}
        <span className={styles.quiet}>
          {left === 0
            ? 'Given back'
            : [variantTitle, refundedQuantity > 0 && `${left} left`].filter(Boolean).join(' · ')}
        </span>
      </span>
      {value > 0 && left > 1 && (
        <QuantityStepper value={value} onChange={onChange} max={left} label={`How many of ${title}`} />
      )}
      <span className={styles.amount}>{value > 0 && amount && <Money value={amount} />}</span>
    </li>
  )
}
