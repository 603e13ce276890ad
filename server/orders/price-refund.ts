import { allocate } from '#shared/money.ts'
import type { RefundParts } from '#server/payments/index.ts'
import { nothingToGiveBack, refundLineUnknown, refundTooMuch } from './errors.ts'

/** An order as far as it can be given back: as it was frozen, and what has been given back or is on its way. Minor units. */
export interface RefundableOrder {
  totalMinor: number
  shippingMinor: number
  taxMinor: number
  commissionMinor: number
  given: { amountMinor: number; shippingMinor: number; taxMinor: number; commissionMinor: number }
  lines: RefundableLine[]
}

export interface RefundableLine {
  id: string
  quantity: number
  totalMinor: number
  taxMinor: number
  commissionMinor: number
  refundedQuantity: number
  refundedMinor: number
}

/** What is to be given back: units of lines, the shipping, and an amount on top. */
export interface PartsToGiveBack {
  lines: readonly { lineId: string; quantity: number }[]
  shipping: boolean
  goodwillMinor: number
}

/** Everything of an order that was not given back yet. */
export function everythingLeft({ lines, shippingMinor, given }: RefundableOrder): PartsToGiveBack {
  return {
    lines: lines
      .filter(({ quantity, refundedQuantity }) => quantity > refundedQuantity)
      .map(({ id, quantity, refundedQuantity }) => ({ lineId: id, quantity: quantity - refundedQuantity })),
    shipping: given.shippingMinor < shippingMinor,
    goodwillMinor: 0,
  }
}

interface Share {
  amountMinor: number
  taxMinor: number
  commissionMinor: number
}

/**
 * Says what giving back these parts comes to. Units of a line are shares of the line by `allocate`, with their tax and
 * commission; goodwill carries tax and commission in proportion to what is left of the order. When goodwill was given
 * before, parts that cost more than is left share what is left. The refund that leaves nothing takes all tax and all
 * commission that remain. What the market bears gives back no commission: it keeps what the shop paid for the sale.
 * Refuses with `refund_line_unknown`, `refund_too_much` or `nothing_to_give_back`.
 */
export function priceRefund(order: RefundableOrder, parts: PartsToGiveBack, bearer: 'shop' | 'market'): RefundParts {
  const leftMinor = order.totalMinor - order.given.amountMinor
  const lines = parts.lines.map(({ lineId, quantity }) => ({
    lineId,
    quantity,
    ...shareOfLine(order, lineId, quantity),
  }))
  const shipping = parts.shipping ? shareOfShipping(order) : nothing
  const [...shared] = fitInto(leftMinor, [...lines, shipping])
  const partsMinor = sumOf(shared, 'amountMinor')
  if (parts.goodwillMinor > leftMinor - partsMinor) throw refundTooMuch(leftMinor - partsMinor)
  const goodwill = shareOfGoodwill(order, parts.goodwillMinor, shared)
  const amountMinor = partsMinor + parts.goodwillMinor
  if (amountMinor === 0 && lines.length === 0) throw nothingToGiveBack()

  const all = [...shared, goodwill]
  const isLast = amountMinor === leftMinor
  const taxes = settle(
    all.map(({ taxMinor }) => taxMinor),
    order.taxMinor - order.given.taxMinor,
    isLast,
  )
  const commissions = settle(
    all.map(({ commissionMinor }) => commissionMinor),
    bearer === 'market' ? 0 : order.commissionMinor - order.given.commissionMinor,
    isLast,
  )
  return {
    amountMinor,
    goodsMinor: sumOf(shared.slice(0, lines.length), 'amountMinor'),
    shippingMinor: shared[lines.length]!.amountMinor,
    goodwillMinor: parts.goodwillMinor,
    taxMinor: taxes.reduce((sum, tax) => sum + tax, 0),
    commissionMinor: commissions.reduce((sum, commission) => sum + commission, 0),
    lines: lines.map(({ lineId, quantity }, index) => ({
      orderLineId: lineId,
      quantity,
      amountMinor: shared[index]!.amountMinor,
      taxMinor: taxes[index]!,
      commissionMinor: commissions[index]!,
    })),
  }
}

const nothing: Share = { amountMinor: 0, taxMinor: 0, commissionMinor: 0 }

/** The next so many units of a line, after those given back before. */
function shareOfLine({ lines }: RefundableOrder, lineId: string, quantity: number): Share {
  const index = lines.findIndex(({ id }) => id === lineId)
  const line = lines[index]
  if (!line) throw refundLineUnknown(lineId)
  const left = line.quantity - line.refundedQuantity
  if (quantity > left) throw refundLineUnknown(lineId, left)
  const [amountMinor] = allocate(line.totalMinor - line.refundedMinor, [quantity, left - quantity])
  const upTo = (whole: number, units: number) => allocate(whole, [units, line.quantity - units])[0]!
  const between = (whole: number) => upTo(whole, line.refundedQuantity + quantity) - upTo(whole, line.refundedQuantity)
  return { amountMinor: amountMinor!, taxMinor: between(line.taxMinor), commissionMinor: between(line.commissionMinor) }
}

/** Commission is taken on goods alone. The tax of shipping is what the lines do not contain. */
function shareOfShipping({ shippingMinor, taxMinor, lines, given }: RefundableOrder): Share {
  const ofShipping = taxMinor - lines.reduce((sum, line) => sum + line.taxMinor, 0)
  const amountMinor = shippingMinor - given.shippingMinor
  return { amountMinor, taxMinor: partOf(ofShipping, amountMinor, shippingMinor), commissionMinor: 0 }
}

function shareOfGoodwill(order: RefundableOrder, goodwillMinor: number, others: readonly Share[]): Share {
  const left = (whole: number, given: number, key: keyof Share) => Math.max(0, whole - given - sumOf(others, key))
  const leftMinor = left(order.totalMinor, order.given.amountMinor, 'amountMinor')
  return {
    amountMinor: goodwillMinor,
    taxMinor: partOf(left(order.taxMinor, order.given.taxMinor, 'taxMinor'), goodwillMinor, leftMinor),
    commissionMinor: partOf(
      left(order.commissionMinor, order.given.commissionMinor, 'commissionMinor'),
      goodwillMinor,
      leftMinor,
    ),
  }
}

/** Shares that cost more than is left share what is left, tax and commission with them. */
function fitInto(leftMinor: number, shares: readonly Share[]): Share[] {
  const whole = sumOf(shares, 'amountMinor')
  if (whole <= leftMinor)
    return shares.map(({ amountMinor, taxMinor, commissionMinor }) => ({ amountMinor, taxMinor, commissionMinor }))
  const amounts = allocate(
    leftMinor,
    shares.map(({ amountMinor }) => amountMinor),
  )
  return shares.map((share, index) => ({
    amountMinor: amounts[index]!,
    taxMinor: partOf(share.taxMinor, amounts[index]!, share.amountMinor),
    commissionMinor: partOf(share.commissionMinor, amounts[index]!, share.amountMinor),
  }))
}

/** Of an amount that remains, what the parts take: their own, never more than remains, and all of it at the last. */
function settle(wanted: readonly number[], remaining: number, isLast: boolean): number[] {
  const sum = wanted.reduce((total, part) => total + part, 0)
  return allocate(isLast ? remaining : Math.min(sum, remaining), wanted)
}

/** The share of `whole` that `part` has in `of`; nothing of nothing. */
function partOf(whole: number, part: number, of: number): number {
  return of === 0 ? 0 : allocate(whole, [part, of - part])[0]!
}

function sumOf(shares: readonly Share[], key: keyof Share): number {
  return shares.reduce((sum, share) => sum + share[key], 0)
}
