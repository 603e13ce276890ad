import { randomBytes } from 'node:crypto'
import { z } from 'zod'

export type PayPalThing = Record<string, unknown>

/** A no, in PayPal's words: 400 for a body it cannot take, 422 for an act it does not allow. */
export class PayPalNo extends Error {
  readonly status: number
  readonly issue: string
  /** Where what was asked for stands already. */
  readonly link: string | null
  constructor(status: number, issue: string, link: string | null = null) {
    super(issue)
    this.status = status
    this.issue = issue
    this.link = link
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
          description: z
            .string()
            .min(1)
            .max(127)
            .refine((text) => text.isWellFormed(), 'ends within a letter'),
          amount: Amount,
        }),
      )
      .length(1),
    payment_source: z
      .strictObject({
        paypal: z.strictObject({
          attributes: z
            .strictObject({
              vault: z.strictObject({
                store_in_vault: z.literal('ON_SUCCESS'),
                usage_type: z.enum(['MERCHANT', 'PLATFORM']),
                customer_type: z.enum(['CONSUMER', 'BUSINESS']),
              }),
            })
            .optional(),
          experience_context: z.strictObject({
            shipping_preference: z.enum(['GET_FROM_FILE', 'NO_SHIPPING', 'SET_PROVIDED_ADDRESS']),
            user_action: z.enum(['CONTINUE', 'PAY_NOW']),
            return_url: PayPalUrl,
            cancel_url: PayPalUrl,
          }),
        }),
      })
      .optional(),
  }),
  capture: z.strictObject({
    payment_source: z
      .strictObject({
        paypal: z.strictObject({
          vault_id: z.string().regex(/^[0-9a-zA-Z_-]{1,255}$/),
          stored_credential: z.strictObject({
            payment_initiator: z.enum(['CUSTOMER', 'MERCHANT']),
            usage: z.enum(['FIRST', 'SUBSEQUENT', 'DERIVED']),
          }),
        }),
      })
      .optional(),
  }),
  refund: z.strictObject({ amount: Amount, custom_id: z.string().min(1).max(127) }),
  payout: z.strictObject({
    sender_batch_header: z.strictObject({
      sender_batch_id: z.string().min(1).max(256),
      email_subject: z.string().min(1).max(255),
    }),
    items: z
      .array(
        z.strictObject({
          recipient_type: z.literal('EMAIL'),
          receiver: z.email().max(127),
          amount: z.strictObject({ value: z.string().regex(/^\d+(\.\d{2})?$/), currency: z.string().length(3) }),
          sender_item_id: z.string().min(1).max(63),
          note: z.string().max(4000),
        }),
      )
      .length(1),
  }),
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

interface Batch {
  header: PayPalThing & { payout_batch_id: string; batch_status: string }
  item: PayPalThing & { payout_item_id: string; transaction_id: string; transaction_status: string }
  amount: { value: string; currency: string }
}

/** What PayPal calls the events of an item. */
const itemEvents: Record<string, string> = { SUCCESS: 'SUCCEEDED', ONHOLD: 'HELD' }

const withoutDecimals = new Set(['HUF', 'JPY', 'TWD'])

interface KeptAccount {
  customerId: string
  /** PayPal wants its owner at every charge. */
  asks: boolean
}

/** What stands in PayPal's books: orders with their captures and refunds, and the events nobody was told yet. */
export class PayPalBook {
  readonly orders = new Map<string, Order>()
  /** Accounts that are kept, by the names of their tokens. */
  readonly kept = new Map<string, KeptAccount>()
  /** Orders whose account PayPal keeps a little after the money. */
  keepsLate = false
  private readonly keeping = new Set<string>()
  private readonly batches = new Map<string, Batch>()
  /** Where the next payout comes to stand, or why PayPal does not take it. */
  nextPayout: 'SUCCESS' | 'UNCLAIMED' | 'PENDING' | 'INSUFFICIENT_FUNDS' | 'RECEIVER_ACCOUNT_LOCKED' = 'SUCCESS'
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
        return this.captureOrder(this.order(id), parse(bodies.capture, body))
      case 'DELETE vault/payment-tokens :id':
        if (!this.kept.delete(id)) throw new PayPalNo(404, 'INVALID_RESOURCE_ID')
        return {}
      case 'GET payments/captures :id':
        return this.captured(id).capture
      case 'POST payments/captures :id refund':
        return this.refund(id, parse(bodies.refund, body))
      case 'POST payments/payouts':
        return this.payOut(parse(bodies.payout, body))
      case 'GET payments/payouts :id':
        return this.batch(id)
      case 'GET payments/payouts-item :id':
        return this.batchOfItem(id).item
      default:
        throw new PayPalNo(404, 'INVALID_RESOURCE_ID')
    }
  }

  /** The customer says yes in PayPal's window. */
  approves(id: string): void {
    const order = this.order(id)
    if (order.status !== 'PAYER_ACTION_REQUIRED' && order.status !== 'CREATED') return
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

  /** What becomes of a payout later, by our name for it. */
  payoutBecomes(payoutId: string, status: string, error?: string): void {
    const batch = this.batchNamed(payoutId)
    if (!batch) throw new Error(`PayPal knows no payout ${payoutId}`)
    const { item, amount } = batch
    if (status === 'RETURNED' || status === 'REVERSED')
      this.moved('T1114', newName(), amount.value, '0.00', amount.currency, undefined, item.transaction_id)
    item.transaction_status = status
    if (error) item['errors'] = { name: error, message: error }
    this.happened(`PAYMENT.PAYOUTS-ITEM.${itemEvents[status] ?? status}`, 'payouts_item', item)
  }

  /** Every payout, by our name for it, and where it stands. */
  payouts(): { name: string; status: string }[] {
    return [...this.batches.values()].map(({ header, item }) => ({
      name: (header['sender_batch_header'] as { sender_batch_id: string }).sender_batch_id,
      status: item.transaction_status,
    }))
  }

  /** What PayPal has paid out for good, as values, in the order in which it was asked. */
  paidOut(): string[] {
    const paid = [...this.batches.values()].filter(({ item }) => item.transaction_status === 'SUCCESS')
    return paid.map(({ amount }) => amount.value)
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

  private createOrder({ purchase_units, payment_source }: z.output<typeof bodies.createOrder>): PayPalThing {
    const { value, currency_code } = purchase_units[0]!.amount
    if (withoutDecimals.has(currency_code) === value.includes('.')) throw new PayPalNo(422, 'DECIMAL_PRECISION')
    const status = payment_source ? 'PAYER_ACTION_REQUIRED' : 'CREATED'
    const order: Order = { id: newName(), intent: 'CAPTURE', status, purchase_units }
    if (payment_source?.paypal.attributes) this.keeping.add(order.id)
    this.orders.set(order.id, order)
    return order
  }

  private captureOrder(order: Order, { payment_source }: z.output<typeof bodies.capture>): PayPalThing {
    const account = payment_source && this.kept.get(payment_source.paypal.vault_id)
    if (payment_source && !account) throw new PayPalNo(422, 'TOKEN_ID_NOT_FOUND')
    if (account?.asks) throw new PayPalNo(422, 'PAYER_ACTION_REQUIRED')
    if (account) order.status = 'APPROVED'
    this.capture(order)
    if (this.keeping.has(order.id) && !this.keepsLate) this.keeps(order.id)
    return order
  }

  /** Keeps the account an order was paid with. */
  keeps(orderId: string): void {
    const [id, customerId] = [newName().toLowerCase(), newName().slice(0, 10)]
    this.kept.set(id, { customerId, asks: false })
    const vault = { id, status: 'VAULTED', customer: { id: customerId } }
    this.order(orderId)['payment_source'] = { paypal: { attributes: { vault } } }
  }

  /** The owner of the account of an order takes it back, in PayPal's own settings. */
  takesBack(orderId: string): void {
    const { payment_source } = this.order(orderId) as {
      payment_source?: { paypal: { attributes: { vault: { id: string } } } }
    }
    const { id } = payment_source!.paypal.attributes.vault
    this.kept.delete(id)
    this.happened('VAULT.PAYMENT-TOKEN.DELETED', 'payment_token', { id })
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
    if (withoutDecimals.has(amount.currency_code) === amount.value.includes('.'))
      throw new PayPalNo(422, 'DECIMAL_PRECISION')
    if (given === whole) throw new PayPalNo(422, 'CAPTURE_FULLY_REFUNDED')
    if (given + Number(amount.value) > whole + 0.001) throw new PayPalNo(422, 'REFUND_AMOUNT_EXCEEDED')
    const refund: PayPalThing = { id: newName(), status: 'COMPLETED', amount, custom_id }
    refunds.push(refund)
    capture['status'] = given + Number(amount.value) >= whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
    this.moved('T1107', refund['id'], `-${amount.value}`, '0.00', amount.currency_code, custom_id)
    this.happened('PAYMENT.CAPTURE.REFUNDED', 'refund', refund)
    return refund
  }

  /** A batch is looked at after it was taken on: the answer names no item yet. */
  private payOut({ sender_batch_header, items }: z.output<typeof bodies.payout>): PayPalThing {
    const { sender_batch_id: name } = sender_batch_header
    const { amount, receiver, sender_item_id } = items[0]!
    const known = this.batchNamed(name)
    if (known)
      throw new PayPalNo(
        400,
        'USER_BUSINESS_ERROR',
        `https://paypal/v1/payments/payouts/${known.header.payout_batch_id}`,
      )
    if (withoutDecimals.has(amount.currency) === amount.value.includes('.'))
      throw new PayPalNo(422, 'DECIMAL_PRECISION')
    if (this.nextPayout === 'INSUFFICIENT_FUNDS') throw new PayPalNo(422, 'INSUFFICIENT_FUNDS')
    const batch: Batch = {
      header: { payout_batch_id: newName(), batch_status: 'PENDING', sender_batch_header },
      item: {
        payout_item_id: newName(),
        transaction_id: newName(),
        transaction_status: 'PENDING',
        payout_item: { recipient_type: 'EMAIL', amount, receiver, sender_item_id },
      },
      amount,
    }
    this.batches.set(batch.header.payout_batch_id, batch)
    const taken = { batch_header: structuredClone(batch.header) }
    batch.header.batch_status = 'SUCCESS'
    const isLocked = this.nextPayout === 'RECEIVER_ACCOUNT_LOCKED'
    if (!isLocked) this.moved('T0001', batch.item.transaction_id, `-${amount.value}`, '-0.25', amount.currency, name)
    if (isLocked) this.payoutBecomes(name, 'FAILED', this.nextPayout)
    else if (this.nextPayout !== 'PENDING')
      this.payoutBecomes(name, this.nextPayout, this.nextPayout === 'UNCLAIMED' ? 'RECEIVER_UNREGISTERED' : undefined)
    return taken
  }

  private batch(id: string): PayPalThing {
    const batch = this.batches.get(id)
    if (!batch) throw new PayPalNo(404, 'INVALID_RESOURCE_ID')
    return { batch_header: batch.header, items: [batch.item] }
  }

  private batchOfItem(id: string): Batch {
    const batch = [...this.batches.values()].find(({ item }) => item.payout_item_id === id)
    if (!batch) throw new PayPalNo(404, 'INVALID_RESOURCE_ID')
    return batch
  }

  private batchNamed(name: string): Batch | undefined {
    return [...this.batches.values()].find(
      ({ header }) => (header['sender_batch_header'] as { sender_batch_id: string }).sender_batch_id === name,
    )
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
