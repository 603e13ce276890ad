import { randomBytes } from 'node:crypto'
import { z } from 'zod'

export type StripeThing = Record<string, unknown>

/** An error in Stripe's envelope (docs.stripe.com/api/errors). */
export class StripeRefusal extends Error {
  readonly status: number
  readonly body: StripeThing
  constructor(status: number, body: StripeThing) {
    super(String(body['message']))
    this.status = status
    this.body = body
  }
}

interface Intent extends StripeThing {
  id: string
  object: 'payment_intent'
  amount: number
  amount_received: number
  currency: string
  status: string
  client_secret: string
  metadata: Record<string, string>
  payment_method: string | null
  latest_charge: string | null
  last_payment_error: StripeThing | null
}

interface Charge extends StripeThing {
  id: string
  amount: number
  amount_refunded: number
}

interface Refund extends StripeThing {
  id: string
  status: string
  metadata: Record<string, string>
}

const Listed = (...names: string[]) => z.record(z.string().regex(/^\d+$/), z.enum(names)).optional()
const Whole = z.string().regex(/^\d+$/).transform(Number)
const Truth = z.enum(['true', 'false'])
const Metadata = z.record(z.string().max(40), z.string().max(500)).optional()

/** The parameters of api version 2026-10-28.endive that the market sends; any other is refused, as Stripe does. */
const shapes = {
  createIntent: z.strictObject({
    amount: Whole.pipe(z.number().min(1).max(99_999_999)),
    currency: z.string().regex(/^[a-z]{3}$/),
    allowed_payment_method_types: Listed('card'),
    description: z.string().min(1).max(1000).optional(),
    metadata: Metadata,
  }),
  confirmIntent: z.strictObject({
    payment_method: z.string().optional(),
    confirmation_token: z.string().optional(),
    use_stripe_sdk: Truth.optional(),
    expand: Listed('latest_charge', 'payment_method'),
  }),
  readIntent: z.strictObject({ expand: Listed('latest_charge', 'payment_method') }),
  searchIntents: z.strictObject({ query: z.string(), limit: Whole.optional(), page: z.string().optional() }),
  createRefund: z.strictObject({
    payment_intent: z.string().optional(),
    charge: z.string().optional(),
    amount: Whole.optional(),
    metadata: Metadata,
  }),
  listRefunds: z.strictObject({ payment_intent: z.string().optional(), limit: Whole.optional() }),
  listLines: z.strictObject({
    created: z.strictObject({ gte: Whole, lt: Whole }),
    limit: Whole.optional(),
    starting_after: z.string().optional(),
    expand: Listed('data.source'),
  }),
  nothing: z.strictObject({}),
}

/** How cards behave, by the name under which they are paid with (docs.stripe.com/testing). Any other is paid. */
const cards: Record<string, { decline?: [code: string, declineCode?: string]; asks?: boolean; refundFails?: boolean }> =
  {
    pm_card_chargeDeclined: { decline: ['card_declined', 'generic_decline'] },
    pm_card_chargeDeclinedInsufficientFunds: { decline: ['card_declined', 'insufficient_funds'] },
    pm_card_chargeDeclinedExpiredCard: { decline: ['expired_card'] },
    pm_card_threeDSecure2Required: { asks: true },
    pm_card_refundFail: { refundFails: true },
  }

/** What stands in Stripe's books: intents, charges, refunds, and the events about them that nobody was told yet. */
export class StripeBook {
  readonly intents = new Map<string, Intent>()
  readonly charges = new Map<string, Charge>()
  readonly refunds = new Map<string, Refund>()
  /** Its account of our money, oldest first. */
  private readonly lines: StripeThing[] = []
  /** In the order in which they happened. Take them out to tell them. */
  readonly events: StripeThing[] = []

  /** Answers one request; throws StripeRefusal. */
  answer(method: string, path: string, form: StripeThing): StripeThing {
    const [, version, collection, id, act] = path.split('/')
    const route = `${method} ${collection} ${id === undefined ? '' : id === 'search' ? 'search' : ':id'} ${act ?? ''}`
    if (version !== 'v1') throw unknownAddress(method, path)
    switch (route.trim()) {
      case 'POST payment_intents':
        return this.createIntent(parse(shapes.createIntent, form))
      case 'POST payment_intents :id confirm':
        return this.confirm(this.intent(id!), parse(shapes.confirmIntent, form))
      case 'POST payment_intents :id cancel':
        parse(shapes.nothing, form)
        return this.cancel(this.intent(id!))
      case 'GET payment_intents :id':
        return this.shown(this.intent(id!), parse(shapes.readIntent, form).expand)
      case 'GET payment_intents search':
        return this.search(parse(shapes.searchIntents, form).query)
      case 'POST refunds':
        return this.createRefund(parse(shapes.createRefund, form))
      case 'GET refunds': {
        const { payment_intent } = parse(shapes.listRefunds, form)
        return listOf([...this.refunds.values()].filter((refund) => refund['payment_intent'] === payment_intent))
      }
      case 'GET balance_transactions':
        return this.listLines(parse(shapes.listLines, form))
      default:
        throw unknownAddress(method, path)
    }
  }

  /** The customer answers the bank's question in Stripe's window. */
  answersChallenge(id: string, isConfirmed: boolean): void {
    const intent = this.intent(id)
    if (intent.status !== 'requires_action') throw new Error(`${id} asks nobody anything`)
    if (isConfirmed) return this.charge(intent)
    intent.status = 'requires_payment_method'
    const error = {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message: 'Not authenticated.',
    }
    intent.last_payment_error = { ...error, payment_method: methodOf(intent.payment_method!) }
    intent.payment_method = null
    this.happened('payment_intent.payment_failed', intent)
  }

  /** What was captured and not given back, over all charges, as Stripe counts. */
  taken(): number {
    return [...this.charges.values()].reduce((sum, { amount, amount_refunded }) => sum + amount - amount_refunded, 0)
  }

  private intent(id: string): Intent {
    const intent = this.intents.get(id)
    if (intent) return intent
    throw invalid('resource_missing', `No such payment_intent: '${id}'`, 404)
  }

  private createIntent(form: z.output<typeof shapes.createIntent>): StripeThing {
    if (form.amount < 50 && form.currency === 'eur') throw invalid('amount_too_small', 'Amount must be at least €0.50')
    const id = newId('pi')
    const intent: Intent = {
      id,
      object: 'payment_intent',
      amount: form.amount,
      amount_received: 0,
      currency: form.currency,
      status: 'requires_payment_method',
      client_secret: `${id}_secret_${newId('s')}`,
      metadata: form.metadata ?? {},
      description: form.description ?? null,
      payment_method: null,
      latest_charge: null,
      last_payment_error: null,
    }
    this.intents.set(id, intent)
    this.happened('payment_intent.created', intent)
    return intent
  }

  private confirm(intent: Intent, form: z.output<typeof shapes.confirmIntent>): StripeThing {
    const method = form.payment_method ?? form.confirmation_token?.replace(/^ctoken_/, 'pm_')
    if (!method?.startsWith('pm_'))
      throw invalid('resource_missing', `No such confirmation_token: '${String(form.confirmation_token)}'`)
    if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status)) throw unexpectedState(intent)
    const { decline, asks } = cards[method] ?? {}
    if (decline) throw this.decline(intent, method, decline)
    intent.payment_method = method
    intent.last_payment_error = null
    if (asks) {
      intent.status = 'requires_action'
      intent['next_action'] = { type: 'use_stripe_sdk', use_stripe_sdk: {} }
      this.happened('payment_intent.requires_action', intent)
    } else this.charge(intent)
    return this.shown(intent, form.expand)
  }

  private decline(intent: Intent, method: string, [code, declineCode]: [string, string?]): StripeRefusal {
    const error = {
      type: 'card_error',
      code,
      ...(declineCode && { decline_code: declineCode }),
      message: 'Your card was declined.',
    }
    intent.status = 'requires_payment_method'
    intent.last_payment_error = { ...error, payment_method: methodOf(method) }
    this.happened('payment_intent.payment_failed', intent)
    return new StripeRefusal(402, { ...intent.last_payment_error, payment_intent: intent })
  }

  private charge(intent: Intent): void {
    const card = methodOf(intent.payment_method!)['card']
    const charge: Charge = {
      id: newId('ch'),
      object: 'charge',
      amount: intent.amount,
      amount_refunded: 0,
      currency: intent.currency,
      payment_intent: intent.id,
      metadata: intent.metadata,
      payment_method_details: { type: 'card', card },
    }
    this.charges.set(charge.id, charge)
    this.moved('charge', charge, charge.amount, Math.round(charge.amount / 50) + 25)
    Object.assign(intent, {
      status: 'succeeded',
      amount_received: intent.amount,
      latest_charge: charge.id,
      next_action: null,
    })
    this.happened('payment_intent.succeeded', intent)
  }

  private cancel(intent: Intent): StripeThing {
    if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent)
    intent.status = 'canceled'
    this.happened('payment_intent.canceled', intent)
    return intent
  }

  private search(query: string): StripeThing {
    const [, name, value] = /^metadata\['(\w+)'\]:'([^']*)'$/.exec(query) ?? []
    if (!name) throw invalid('parameter_invalid', 'The query cannot be read.')
    return {
      ...listOf([...this.intents.values()].filter(({ metadata }) => metadata[name] === value)),
      object: 'search_result',
    }
  }

  private createRefund(form: z.output<typeof shapes.createRefund>): StripeThing {
    const intent = this.intent(form.payment_intent ?? '')
    const charge = this.charges.get(intent.latest_charge ?? '')
    if (!charge)
      throw invalid('charge_not_refundable', 'This PaymentIntent does not have a successful charge to refund.')
    const left = charge.amount - charge.amount_refunded
    const amount = form.amount ?? left
    if (left === 0) throw invalid('charge_already_refunded', `Charge ${charge.id} has already been refunded.`)
    if (amount > left)
      throw invalid(
        'amount_too_large',
        `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      )
    charge.amount_refunded += amount
    const refund: Refund = {
      id: newId('re'),
      object: 'refund',
      amount,
      charge: charge.id,
      payment_intent: intent.id,
      currency: intent.currency,
      status: cards[intent.payment_method ?? '']?.refundFails ? 'pending' : 'succeeded',
      metadata: form.metadata ?? {},
    }
    this.refunds.set(refund.id, refund)
    this.moved('refund', refund, -amount, 0)
    this.happened('refund.created', refund)
    return refund
  }

  /** The customer's bank takes the money back, or decides about it. */
  disputes(intentId: string, status: 'needs_response' | 'won' | 'lost' | 'warning_needs_response'): void {
    const intent = this.intent(intentId)
    const isOpened = status.endsWith('needs_response')
    const dispute = {
      id: `dp_${intentId}`,
      object: 'dispute',
      amount: intent.amount,
      currency: intent.currency,
      charge: intent.latest_charge,
      payment_intent: intent.id,
      reason: 'fraudulent',
      status,
      evidence_details: { due_by: isOpened ? Math.floor(Date.now() / 1000) + 7 * 86_400 : null },
      metadata: {},
    }
    if (status === 'needs_response') this.moved('dispute', dispute, -intent.amount, 15_00)
    if (status === 'won') this.moved('dispute_reversal', dispute, intent.amount, 0)
    this.happened(isOpened ? 'charge.dispute.created' : 'charge.dispute.closed', dispute)
  }

  /** A refund that was accepted comes back from the bank. */
  refundFails(id: string): void {
    const refund = this.refunds.get(id)!
    const charge = this.charges.get(String(refund['charge']))!
    charge.amount_refunded -= Number(refund['amount'])
    Object.assign(refund, { status: 'failed', failure_reason: 'expired_or_canceled_card' })
    this.happened('refund.failed', refund)
  }

  private shown(intent: Intent, expand: Record<string, string> = {}): StripeThing {
    const wanted = Object.values(expand)
    return {
      ...intent,
      ...(wanted.includes('latest_charge') && { latest_charge: this.charges.get(intent.latest_charge ?? '') ?? null }),
      ...(wanted.includes('payment_method') &&
        intent.payment_method && { payment_method: methodOf(intent.payment_method) }),
    }
  }

  private moved(category: string, source: StripeThing, amount: number, fee: number): void {
    const line = { id: newId('txn'), object: 'balance_transaction', amount, fee, net: amount - fee, source }
    const created = Math.floor(Date.now() / 1000)
    this.lines.push({ ...line, currency: source['currency'], reporting_category: category, description: null, created })
  }

  /** Newest first, three to a page whatever is asked, so that pages are turned. */
  private listLines({ created, starting_after }: z.output<typeof shapes.listLines>): StripeThing {
    const within = this.lines.filter(
      (line) => Number(line['created']) >= created.gte && Number(line['created']) < created.lt,
    )
    const newest = within.toReversed()
    const from = newest.findIndex(({ id }) => id === starting_after) + 1
    return { ...listOf(newest.slice(from, from + 3)), has_more: from + 3 < newest.length }
  }

  private happened(type: string, object: StripeThing): void {
    const data = { object: structuredClone(object) }
    const created = Math.floor(Date.now() / 1000)
    this.events.push({
      id: newId('evt'),
      object: 'event',
      api_version: '2026-10-28.endive',
      created,
      type,
      livemode: false,
      data,
    })
  }
}

function parse<Shape extends z.ZodType>(shape: Shape, form: StripeThing): z.output<Shape> {
  const parsed = shape.safeParse(form)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  if (issue.code !== 'unrecognized_keys')
    throw invalid('parameter_invalid', `Invalid ${issue.path.join('.')}: ${issue.message}`)
  throw invalid('parameter_unknown', `Received unknown parameter: ${issue.keys[0]}`)
}

function invalid(code: string, message: string, status = 400): StripeRefusal {
  return new StripeRefusal(status, { type: 'invalid_request_error', code, message })
}

function unexpectedState({ id, status }: Intent): StripeRefusal {
  return invalid('payment_intent_unexpected_state', `You cannot do this to the PaymentIntent ${id}: it is ${status}.`)
}

function unknownAddress(method: string, path: string): StripeRefusal {
  return new StripeRefusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  })
}

function methodOf(id: string): StripeThing {
  const last4 = id === 'pm_card_threeDSecure2Required' ? '3184' : cards[id]?.decline ? '0002' : '4242'
  return { id, object: 'payment_method', type: 'card', card: { brand: 'visa', last4 } }
}

function listOf(data: StripeThing[]): StripeThing {
  return { object: 'list', has_more: false, url: '/v1', data }
}

function newId(kind: string): string {
  return `${kind}_${randomBytes(9).toString('hex')}`
}
