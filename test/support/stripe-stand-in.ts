import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Stripe } from 'stripe'
import { StripeBook, StripeRefusal, type StripeThing } from './stripe-book.ts'

export const standInKeys = {
  STRIPE_SECRET_KEY: 'sk_test_stand_in',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_stand_in',
  STRIPE_WEBHOOK_SECRET: 'whsec_stand_in',
}

/** What goes wrong with the next requests to a path; each happens so many times and is over. */
export interface Trouble {
  path: RegExp
  times: number
  /**
   * `lost`: done, but the connection breaks before the answer. `failed`: done, but the answer to its key is a 500 for
   * ever. `held`: done, and the answer waits for `release`. `busy`: not done, 429.
   */
  kind: 'lost' | 'failed' | 'held' | 'busy'
}

interface Remembered {
  fingerprint: string
  status: number
  body: StripeThing
}

/**
 * Stripe as it looks from here: intents, setups, customers, refunds, signed events. Parameters it does not know are refused, keys answer
 * again what they answered first, and answers can be lost. Talk to it with the real SDK.
 */
export class StripeStandIn {
  readonly book = new StripeBook()
  /** Every request that came, in order: `POST /v1/refunds`. */
  readonly heard: string[] = []
  /** What was wrong with parameters of the market's requests; a test looks that there is nothing. */
  readonly refusedParameters: string[] = []
  private readonly troubles: Trouble[] = []
  private released = Promise.withResolvers<void>()
  private readonly answers = new Map<string, Remembered>()
  private readonly server = createServer((request, response) => void this.serve(request, response))

  /** Opens it on a free port; answers its address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Lets the answers go that are held. */
  release(): void {
    this.released.resolve()
    this.released = Promise.withResolvers()
  }

  /** Makes the next requests to a path go wrong. */
  trouble(kind: Trouble['kind'], path: RegExp, times = 1): void {
    this.troubles.push({ kind, path, times })
  }

  /** A webhook as Stripe would send it, truly signed. */
  webhook(event: StripeThing): { rawBody: Buffer; headers: Record<string, string> } {
    const payload = JSON.stringify(event)
    const secret = standInKeys.STRIPE_WEBHOOK_SECRET
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret })
    return { rawBody: Buffer.from(payload), headers: { 'stripe-signature': signature } }
  }

  /** Posts what has happened since the last time to a market, each so many times; answers the statuses. */
  async tell(marketUrl: string, times = 1): Promise<number[]> {
    const events = this.book.events.splice(0)
    const statuses: number[] = []
    for (const event of events.flatMap((event) => Array.from({ length: times }, () => event))) {
      const { rawBody, headers } = this.webhook(event)
      const response = await fetch(`${marketUrl}/api/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: rawBody.toString(),
      })
      await response.arrayBuffer()
      statuses.push(response.status)
    }
    return statuses
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stripe')
    const method = request.method ?? 'GET'
    let raw = ''
    for await (const chunk of request) raw += String(chunk)
    this.heard.push(`${method} ${pathname}`)
    const trouble = this.takeTrouble(pathname)
    if (trouble === 'busy') {
      answer(response, 429, {
        error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' },
      })
      return
    }
    const parameters = method === 'GET' ? searchParams : new URLSearchParams(raw)
    const key = request.headers['idempotency-key']
    const work = () => {
      if (request.headers.authorization !== `Bearer ${standInKeys.STRIPE_SECRET_KEY}`)
        throw new StripeRefusal(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' })
      const untrue = wrongHeader(request)
      if (untrue)
        throw new StripeRefusal(400, { type: 'invalid_request_error', code: 'parameter_invalid', message: untrue })
      const done = this.book.answer(method, pathname, formOf(parameters))
      if (trouble === 'failed')
        throw new StripeRefusal(500, { type: 'api_error', message: 'An unknown error occurred.' })
      return done
    }
    const { status, body, isReplayed } = this.once(
      typeof key === 'string' ? key : null,
      `${method} ${pathname} ${raw}`,
      work,
    )
    if (trouble === 'lost') return void request.socket.destroy()
    if (trouble === 'held') await this.released.promise
    answer(response, status, body, isReplayed ? { 'idempotent-replayed': 'true' } : {})
  }

  /** The first answer to a key, for as long as the request is the same. */
  private once(key: string | null, fingerprint: string, work: () => StripeThing) {
    const known = key === null ? undefined : this.answers.get(key)
    if (known && known.fingerprint !== fingerprint) {
      const message =
        'Keys for idempotent requests can only be used with the same parameters they were first used with.'
      return { status: 400, body: { error: { type: 'idempotency_error', message } }, isReplayed: false }
    }
    if (known) return { ...known, isReplayed: true }
    let made: { status: number; body: StripeThing }
    try {
      made = { status: 200, body: structuredClone(work()) }
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error
      made = { status: error.status, body: structuredClone({ error: error.body }) }
      if (String(error.body['code']).startsWith('parameter_')) this.refusedParameters.push(error.message)
      // What was not even begun is not remembered.
      if (error.body['type'] === 'invalid_request_error') return { ...made, isReplayed: false }
    }
    if (key !== null) this.answers.set(key, { ...made, fingerprint })
    return { ...made, isReplayed: false }
  }

  private takeTrouble(path: string): Trouble['kind'] | null {
    const trouble = this.troubles.find((candidate) => candidate.times > 0 && candidate.path.test(path))
    if (!trouble) return null
    trouble.times -= 1
    return trouble.kind
  }
}

/** What is wrong with the headers of a request (docs.stripe.com/api); null when nothing is. */
function wrongHeader({ method, headers }: IncomingMessage): string | null {
  const key = headers['idempotency-key']
  if (typeof headers['stripe-version'] !== 'string') return 'The request names no version.'
  if (method !== 'POST') return null
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return 'The body is no form.'
  return typeof key === 'string' && key.length > 255 ? 'The key is too long.' : null
}

function answer(
  response: ServerResponse,
  status: number,
  body: StripeThing,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_stand_in', ...headers })
  response.end(JSON.stringify(body))
}

/** `metadata[attempt]=x&expand[0]=y` as an object. */
function formOf(parameters: URLSearchParams): StripeThing {
  const form: StripeThing = {}
  for (const [name, value] of parameters) {
    const parts = name.replaceAll(']', '').split('[')
    let place: StripeThing = form
    for (const part of parts.slice(0, -1)) place = (place[part] ??= {}) as StripeThing
    place[parts.at(-1)!] = value
  }
  return form
}
