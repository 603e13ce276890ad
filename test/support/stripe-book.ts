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
  customer: string | null
  setup_future_usage: string | null
  payment_method: string | null
  latest_charge: string | null
  last_payment_error: StripeThing | null
}

interface Setup extends StripeThing {
  id: string
  status: string
  customer: string
  payment_method: string | null
  last_setup_error: StripeThing | null
}

/** A card that is kept for a customer; `like` says how it behaves. */
interface Method {
  id: string
  like: string
  customer: string | null
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
/** At most fifty names without brackets (docs.stripe.com/api/metadata). */
const Metadata = z
  .record(z.string().regex(/^[^[\]]{1,40}$/), z.string().max(500))
  .refine((entries) => Object.keys(entries).length <= 50, 'has more than fifty names')
  .optional()
/** Currencies whose amounts are whole, or end with a zero (docs.stripe.com/currencies). */
const steps: Record<string, number> = { isk: 100, ugx: 100, bhd: 10, jod: 10, kwd: 10, omr: 10, tnd: 10 }

/** The parameters of api version 2026-10-28.endive that the market sends; any other is refused, as Stripe does. */
const shapes = {
  createIntent: z.strictObject({
    amount: Whole.pipe(z.number().min(1).max(99_999_999)),
    currency: z.string().regex(/^[a-z]{3}$/),
    allowed_payment_method_types: Listed('card'),
    description: z.string().min(1).max(1000).optional(),
    metadata: Metadata,
  }),
  updateIntent: z.strictObject({ customer: z.string(), setup_future_usage: z.literal('off_session').optional() }),
  confirmIntent: z.strictObject({
    payment_method: z.string().optional(),
    confirmation_token: z.string().optional(),
    use_stripe_sdk: Truth.optional(),
    off_session: Truth.optional(),
    expand: Listed('latest_charge', 'payment_method'),
  }),
  createCustomer: z.strictObject({ metadata: Metadata }),
  createSetup: z.strictObject({
    customer: z.string(),
    usage: z.enum(['off_session', 'on_session']),
    allowed_payment_method_types: Listed('card'),
    metadata: Metadata,
  }),
  confirmSetup: z.strictObject({
    payment_method: z.string().optional(),
    confirmation_token: z.string().optional(),
    use_stripe_sdk: Truth.optional(),
    expand: Listed('payment_method'),
  }),
  readSetup: z.strictObject({ expand: Listed('payment_method') }),
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
const cards: Record<string, CardBehaviour> = {
  pm_card_chargeDeclined: { decline: ['card_declined', 'generic_decline'] },
  pm_card_chargeDeclinedInsufficientFunds: { decline: ['card_declined', 'insufficient_funds'] },
  pm_card_chargeDeclinedExpiredCard: { decline: ['expired_card'] },
  // Can be kept, and then declines.
  pm_card_chargeCustomerFail: { decline: ['card_declined', 'generic_decline'], isKept: true },
  pm_card_threeDSecure2Required: { asks: true },
  // Is kept without a question, and asks at every charge.
  pm_card_authenticationRequired: { asks: true, isKept: true },
  pm_card_refundFail: { refundFails: true },
}

interface CardBehaviour {
  decline?: [code: string, declineCode?: string]
  asks?: boolean
  refundFails?: boolean
  /** It can be kept without a word, whatever it does when it is charged. */
  isKept?: boolean
}

const confirmable = new Set(['requires_payment_method', 'requires_confirmation'])

/** What stands in Stripe's books: intents, charges, refunds, customers and their cards, and the events about them that nobody was told yet. */
export class StripeBook {
  readonly intents = new Map<string, Intent>()
  readonly charges = new Map<string, Charge>()
  readonly refunds = new Map<string, Refund>()
  /** Who is a customer there; who was deleted is not. */
  readonly customers = new Set<string>()
  private readonly setups = new Map<string, Setup>()
  private readonly methods = new Map<string, Method>()
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
      case 'POST payment_intents :id':
        return this.updateIntent(this.intent(id!), parse(shapes.updateIntent, form))
      case 'POST customers':
        parse(shapes.createCustomer, form)
        return this.createCustomer()
      case 'DELETE customers :id':
        return this.deleteCustomer(id!)
      case 'POST setup_intents':
        return this.createSetup(parse(shapes.createSetup, form))
      case 'POST setup_intents :id confirm':
        return this.confirmSetup(this.setup(id!), parse(shapes.confirmSetup, form))
      case 'GET setup_intents :id':
        return this.shownSetup(this.setup(id!), parse(shapes.readSetup, form).expand)
      case 'POST payment_methods :id detach':
        parse(shapes.nothing, form)
        return this.detach(id!)
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
    if (id.startsWith('seti_')) return this.answersSetup(this.setup(id), isConfirmed)
    const intent = this.intent(id)
    if (intent.status !== 'requires_action') throw new Error(`${id} asks nobody anything`)
    if (isConfirmed) return this.charge(intent)
    intent.status = 'requires_payment_method'
    const error = {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message: 'Not authenticated.',
    }
    intent.last_payment_error = { ...error, payment_method: this.method(intent.payment_method!) }
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
    if (form.amount % (steps[form.currency] ?? 1) !== 0)
      throw invalid('parameter_invalid', `Invalid amount: ${form.amount} ${form.currency}`)
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
      customer: null,
      setup_future_usage: null,
      payment_method: null,
      latest_charge: null,
      last_payment_error: null,
    }
    this.intents.set(id, intent)
    this.happened('payment_intent.created', intent)
    return intent
  }

  private updateIntent(intent: Intent, { customer, setup_future_usage }: z.output<typeof shapes.updateIntent>) {
    if (!confirmable.has(intent.status)) throw unexpectedState(intent)
    this.mustKnow(customer)
    Object.assign(intent, { customer, ...(setup_future_usage && { setup_future_usage }) })
    return intent
  }

  private confirm(intent: Intent, form: z.output<typeof shapes.confirmIntent>): StripeThing {
    const method = this.presented(form)
    if (!confirmable.has(intent.status)) throw unexpectedState(intent)
    const kept = this.methods.get(method)
    if (kept && kept.customer !== intent.customer)
      throw invalid('resource_missing', `The payment method ${method} belongs to another customer.`)
    if (!kept && form.off_session === 'true')
      throw invalid('parameter_invalid', 'Only a card that is kept can be charged with nobody there.')
    const { decline, asks } = this.behaviour(method)
    if (decline) throw this.decline(intent, method, decline)
    if (asks && form.off_session === 'true') throw this.decline(intent, method, ['authentication_required'])
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
    intent.last_payment_error = { ...error, payment_method: this.method(method) }
    this.happened('payment_intent.payment_failed', intent)
    return new StripeRefusal(402, { ...intent.last_payment_error, payment_intent: intent })
  }

  private charge(intent: Intent): void {
    if (intent.setup_future_usage) intent.payment_method = this.attach(intent.payment_method!, intent.customer!)
    const card = this.method(intent.payment_method!)['card']
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
      status: this.behaviour(intent.payment_method ?? '').refundFails ? 'pending' : 'succeeded',
      metadata: form.metadata ?? {},
    }
    this.refunds.set(refund.id, refund)
    this.moved('refund', refund, -amount, 0)
    this.happened('refund.created', refund)
    return refund
  }

  private createCustomer(): StripeThing {
    const id = newId('cus')
    this.customers.add(id)
    return { id, object: 'customer' }
  }

  private deleteCustomer(id: string): StripeThing {
    this.mustKnow(id)
    this.customers.delete(id)
    for (const method of this.methods.values()) if (method.customer === id) method.customer = null
    return { id, object: 'customer', deleted: true }
  }

  private mustKnow(customer: string): void {
    if (!this.customers.has(customer)) throw invalid('resource_missing', `No such customer: '${customer}'`, 404)
  }

  private setup(id: string): Setup {
    const setup = this.setups.get(id)
    if (setup) return setup
    throw invalid('resource_missing', `No such setupintent: '${id}'`, 404)
  }

  private createSetup({ customer, usage, metadata = {} }: z.output<typeof shapes.createSetup>): StripeThing {
    this.mustKnow(customer)
    const id = newId('seti')
    const setup: Setup = {
      id,
      object: 'setup_intent',
      status: 'requires_payment_method',
      client_secret: `${id}_secret_${newId('s')}`,
      customer,
      usage,
      metadata,
      payment_method: null,
      last_setup_error: null,
    }
    this.setups.set(id, setup)
    return setup
  }

  private confirmSetup(setup: Setup, form: z.output<typeof shapes.confirmSetup>): StripeThing {
    const method = this.presented(form)
    if (!confirmable.has(setup.status)) throw unexpectedState(setup)
    const { decline, asks, isKept } = this.behaviour(method)
    if (decline && !isKept) {
      const [code, decline_code] = decline
      const error = { type: 'card_error', code, decline_code, message: 'Your card was declined.' }
      setup.last_setup_error = { ...error, payment_method: this.method(method) }
      throw new StripeRefusal(402, { ...setup.last_setup_error, setup_intent: setup })
    }
    setup.payment_method = method
    if (asks && !isKept) setup.status = 'requires_action'
    else this.succeeds(setup)
    return this.shownSetup(setup, form.expand)
  }

  private answersSetup(setup: Setup, isConfirmed: boolean): void {
    if (setup.status !== 'requires_action') throw new Error(`${setup.id} asks nobody anything`)
    if (isConfirmed) return this.succeeds(setup)
    const code = 'setup_intent_authentication_failure'
    setup.last_setup_error = { type: 'invalid_request_error', code, message: 'Not authenticated.' }
    setup.status = 'requires_payment_method'
  }

  private succeeds(setup: Setup): void {
    setup.payment_method = this.attach(setup.payment_method!, setup.customer)
    setup.status = 'succeeded'
    this.happened('setup_intent.succeeded', setup)
  }

  private shownSetup(setup: Setup, expand: Record<string, string> = {}): StripeThing {
    const isShown = Object.values(expand).includes('payment_method') && setup.payment_method
    return isShown ? { ...setup, payment_method: this.method(setup.payment_method!) } : setup
  }

  /** A card of the testing page becomes a card of this customer, under a name of its own. */
  private attach(like: string, customer: string): string {
    const id = newId('pm')
    this.methods.set(id, { id, like, customer })
    return id
  }

  private detach(id: string): StripeThing {
    const method = this.methods.get(id)
    if (!method) throw invalid('resource_missing', `No such PaymentMethod: '${id}'`, 404)
    if (method.customer === null)
      throw new StripeRefusal(400, {
        type: 'invalid_request_error',
        message: 'The payment method you provided is not attached to a customer so detachment is impossible.',
      })
    method.customer = null
    return { ...this.method(id), customer: null }
  }

  /** The card an intent or a setup is confirmed with. */
  private presented({
    payment_method,
    confirmation_token,
  }: {
    payment_method?: string | undefined
    confirmation_token?: string | undefined
  }): string {
    const method = payment_method ?? confirmation_token?.replace(/^ctoken_/, 'pm_')
    if (!method?.startsWith('pm_'))
      throw invalid('resource_missing', `No such confirmation_token: '${String(confirmation_token)}'`)
    if (this.methods.get(method)?.customer === null)
      throw invalid('resource_missing', `The payment method ${method} was detached and cannot be used again.`)
    return method
  }

  private behaviour(method: string): CardBehaviour {
    return cards[this.methods.get(method)?.like ?? method] ?? {}
  }

  private method(id: string): StripeThing {
    const { asks, decline } = this.behaviour(id)
    const last4 = asks ? '3184' : decline ? '0002' : '4242'
    const card = { brand: 'visa', last4, exp_month: 8, exp_year: 2031 }
    return { id, object: 'payment_method', type: 'card', customer: this.methods.get(id)?.customer ?? null, card }
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
        intent.payment_method && { payment_method: this.method(intent.payment_method) }),
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

function unexpectedState({ id, status }: Pick<Intent, 'id' | 'status'>): StripeRefusal {
  const kind = id.startsWith('seti_') ? 'setup' : 'payment'
  return invalid(`${kind}_intent_unexpected_state`, `You cannot do this to ${id}: it is ${status}.`)
}

function unknownAddress(method: string, path: string): StripeRefusal {
  return new StripeRefusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  })
}

function listOf(data: StripeThing[]): StripeThing {
  return { object: 'list', has_more: false, url: '/v1', data }
}

function newId(kind: string): string {
  return `${kind}_${randomBytes(9).toString('hex')}`
}
