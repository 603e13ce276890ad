import { randomBytes } from 'node:crypto'
import { z } from 'zod'

export type PayPalThing = Record<string, unknown>

/** A no, in PayPal's words: 400 for a body it cannot take, 422 for an act it does not allow. */
export class PayPalNo extends Error {
  readonly status: number
  readonly issue: string
  constructor(status: number, issue: string) {
    super(issue)
    this.status = status
    this.issue = issue
  }
}

const Amount = z.strictObject({ value: z.string().regex(/^\d+(\.\d{2})?$/), currency_code: z.string().length(3) })
const PayPalUrl = z.url().max(4000)

/** The bodies of Orders v2 and Payments v2 that the market sends, of all that the published documents allow. */
const bodies = {
  createOrder: z.strictObject({
    intent: z.literal('CAPTURE'),
    purchase_units: z
      .array(
        z.strictObject({
          custom_id: z.string().min(1).max(255),
          description: z.string().min(1).max(127),
          amount: Amount,
        }),
      )
      .length(1),
    payment_source: z.strictObject({
      paypal: z.strictObject({
        experience_context: z.strictObject({
          shipping_preference: z.enum(['GET_FROM_FILE', 'NO_SHIPPING', 'SET_PROVIDED_ADDRESS']),
          user_action: z.enum(['CONTINUE', 'PAY_NOW']),
          return_url: PayPalUrl,
          cancel_url: PayPalUrl,
        }),
      }),
    }),
  }),
  capture: z.strictObject({}),
  refund: z.strictObject({ amount: Amount, custom_id: z.string().min(1).max(127) }),
}

const reading = z.strictObject({
  start_date: z.iso.datetime(),
  end_date: z.iso.datetime(),
  fields: z.literal('transaction_info'),
  page_size: z.coerce.number().max(500),
  page: z.coerce.number().min(1),
})

interface Order extends PayPalThing {
  id: string
  status: string
  purchase_units: { custom_id: string; amount: { value: string; currency_code: string }; payments?: Payments }[]
}

interface Payments {
  captures: PayPalThing[]
  refunds: PayPalThing[]
}

const withoutDecimals = new Set(['HUF', 'JPY', 'TWD'])

/** What stands in PayPal's books: orders with their captures and refunds, and the events nobody was told yet. */
export class PayPalBook {
  readonly orders = new Map<string, Order>()
  /** Its account of our money, oldest first. */
  private readonly lines: PayPalThing[] = []
  /** In the order in which they happened. Take them out to tell them. */
  readonly events: PayPalThing[] = []
  /** How the next capture ends. */
  nextCapture: 'COMPLETED' | 'PENDING' | 'INSTRUMENT_DECLINED' = 'COMPLETED'

  /** Answers one request; throws PayPalNo. */
  answer(method: string, path: string, body: PayPalThing): PayPalThing {
    const [, , area, thing, id = '', act] = path.split('/')
    switch (`${method} ${area}/${thing} ${id && ':id'} ${act ?? ''}`.trim()) {
      case 'POST checkout/orders':
        return this.createOrder(parse(bodies.createOrder, body))
      case 'GET checkout/orders :id':
        return this.order(id)
      case 'POST checkout/orders :id capture':
        parse(bodies.capture, body)
        return this.capture(this.order(id))
      case 'GET payments/captures :id':
        return this.captured(id).capture
      case 'POST payments/captures :id refund':
        return this.refund(id, parse(bodies.refund, body))
      default:
        throw new PayPalNo(404, 'INVALID_RESOURCE_ID')
    }
  }

  /** The customer says yes in PayPal's window. */
  approves(id: string): void {
    const order = this.order(id)
    if (order.status !== 'PAYER_ACTION_REQUIRED') return
    order.status = 'APPROVED'
    this.happened('CHECKOUT.ORDER.APPROVED', 'checkout-order', order)
  }

  /** A capture that was pending comes through. */
  clears(id: string): void {
    const capture = this.order(id).purchase_units[0]!.payments!.captures[0]!
    capture['status'] = 'COMPLETED'
    this.happened('PAYMENT.CAPTURE.COMPLETED', 'capture', capture)
  }

  /** The customer's bank takes the money of an order back, or has decided about it. */
  disputes(orderId: string, how: 'inquiry' | 'chargeback' | 'won' | 'lost'): void {
    const { amount, payments } = this.order(orderId).purchase_units[0]!
    const capture = payments!.captures[0]!
    const isOver = how === 'won' || how === 'lost'
    const moves = { chargeback: ['T1201', `-${amount.value}`], won: ['T1202', amount.value], inquiry: null, lost: null }
    const move = moves[how]
    if (move) this.moved(move[0]!, newName(), move[1]!, '0.00', amount.currency_code, undefined, capture['id'])
    this.happened(`CUSTOMER.DISPUTE.${isOver ? 'RESOLVED' : how === 'inquiry' ? 'CREATED' : 'UPDATED'}`, 'dispute', {
      dispute_id: `PP-R-${orderId}`,
      disputed_transactions: [{ seller_transaction_id: capture['id'] }],
      reason: 'UNAUTHORISED',
      status: isOver ? 'RESOLVED' : 'WAITING_FOR_SELLER_RESPONSE',
      dispute_amount: amount,
      dispute_life_cycle_stage: how === 'inquiry' ? 'INQUIRY' : 'CHARGEBACK',
      ...(isOver && {
        dispute_outcome: { outcome_code: how === 'won' ? 'RESOLVED_SELLER_FAVOUR' : 'RESOLVED_BUYER_FAVOUR' },
      }),
    })
  }

  /** How many captures there are of all orders together. */
  captures(): PayPalThing[] {
    return [...this.orders.values()].flatMap(({ purchase_units }) => purchase_units[0]!.payments?.captures ?? [])
  }

  private order(id: string): Order {
    const order = this.orders.get(id)
    if (!order) throw new PayPalNo(404, 'INVALID_RESOURCE_ID')
    return order
  }

  private captured(id: string): { order: Order; capture: PayPalThing } {
    for (const order of this.orders.values()) {
      const capture = order.purchase_units[0]!.payments?.captures[0]
      if (capture?.['id'] === id) return { order, capture }
    }
    throw new PayPalNo(404, 'INVALID_RESOURCE_ID')
  }

  private createOrder({ purchase_units }: z.output<typeof bodies.createOrder>): PayPalThing {
    const { value, currency_code } = purchase_units[0]!.amount
    if (withoutDecimals.has(currency_code) === value.includes('.')) throw new PayPalNo(422, 'DECIMAL_PRECISION')
    const order: Order = { id: newName(), intent: 'CAPTURE', status: 'PAYER_ACTION_REQUIRED', purchase_units }
    this.orders.set(order.id, order)
    return order
  }

  private capture(order: Order): PayPalThing {
    const [unit] = order.purchase_units
    if (unit!.payments) throw new PayPalNo(422, 'ORDER_ALREADY_CAPTURED')
    if (order.status !== 'APPROVED') throw new PayPalNo(422, 'ORDER_NOT_APPROVED')
    if (this.nextCapture === 'INSTRUMENT_DECLINED') throw new PayPalNo(422, 'INSTRUMENT_DECLINED')
    const capture: PayPalThing = {
      id: newName(),
      status: this.nextCapture,
      amount: unit!.amount,
      final_capture: true,
      custom_id: unit!.custom_id,
      supplementary_data: { related_ids: { order_id: order.id } },
    }
    unit!.payments = { captures: [capture], refunds: [] }
    order.status = 'COMPLETED'
    this.moved('T0006', capture['id'], unit!.amount.value, '-0.35', unit!.amount.currency_code, unit!.custom_id)
    this.happened(`PAYMENT.CAPTURE.${this.nextCapture}`, 'capture', capture)
    return order
  }

  private refund(captureId: string, { amount, custom_id }: z.output<typeof bodies.refund>): PayPalThing {
    const { order, capture } = this.captured(captureId)
    const { refunds } = order.purchase_units[0]!.payments!
    const whole = Number(order.purchase_units[0]!.amount.value)
    const given = refunds.reduce((sum, refund) => sum + Number((refund['amount'] as { value: string }).value), 0)
    if (given === whole) throw new PayPalNo(422, 'CAPTURE_FULLY_REFUNDED')
    if (given + Number(amount.value) > whole + 0.001) throw new PayPalNo(422, 'REFUND_AMOUNT_EXCEEDED')
    const refund: PayPalThing = { id: newName(), status: 'COMPLETED', amount, custom_id }
    refunds.push(refund)
    capture['status'] = given + Number(amount.value) >= whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
    this.moved('T1107', refund['id'], `-${amount.value}`, '0.00', amount.currency_code, custom_id)
    this.happened('PAYMENT.CAPTURE.REFUNDED', 'refund', refund)
    return refund
  }

  private moved(
    code: string,
    id: unknown,
    value: string,
    fee: string,
    currency_code: string,
    custom_field: string | undefined,
    about?: unknown,
  ): void {
    this.lines.push({
      transaction_id: id,
      ...(about !== undefined && { paypal_reference_id: about, paypal_reference_id_type: 'TXN' }),
      transaction_event_code: code,
      transaction_initiation_date: new Date().toISOString(),
      transaction_amount: { value, currency_code },
      fee_amount: { value: fee, currency_code },
      transaction_status: 'S',
      custom_field,
    })
  }

  /** Two to a page whatever is asked, so that pages are turned. */
  listLines(query: URLSearchParams): PayPalThing {
    const { start_date, end_date, page } = reading.parse(Object.fromEntries(query))
    const within = this.lines.filter(
      ({ transaction_initiation_date: at }) => String(at) >= start_date && String(at) <= end_date,
    )
    const shown = within.slice((page - 1) * 2, page * 2)
    return {
      transaction_details: shown.map((transaction_info) => ({ transaction_info })),
      total_pages: Math.ceil(within.length / 2),
    }
  }

  private happened(event_type: string, resource_type: string, resource: PayPalThing): void {
    this.events.push({
      id: `WH-${newName()}`,
      event_version: '1.0',
      create_time: new Date().toISOString(),
      resource_type,
      event_type,
      resource: structuredClone(resource),
    })
  }
}

function parse<Shape extends z.ZodType>(shape: Shape, body: PayPalThing): z.output<Shape> {
  const parsed = shape.safeParse(body)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new PayPalNo(400, `INVALID_PARAMETER_SYNTAX ${path.join('/')} ${message}`)
}

function newName(): string {
  return randomBytes(9).toString('hex').toUpperCase().slice(0, 17)
}
