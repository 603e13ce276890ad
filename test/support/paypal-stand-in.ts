import { createSign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'
import { newId } from '#shared/ids.ts'
import { certificate, privateKey } from './paypal-certificates.ts'
import { PayPalBook, PayPalNo, type PayPalThing } from './paypal-book.ts'

export const payPalKeys = {
  PAYPAL_CLIENT_ID: 'client_stand_in',
  PAYPAL_CLIENT_SECRET: 'secret_stand_in',
  PAYPAL_WEBHOOK_ID: 'WH-STAND-IN',
}

/** What goes wrong with the next requests to a path. `lost`: done, but no answer comes. `busy`: not done, 429. */
export interface PayPalTrouble {
  kind: 'lost' | 'busy'
  path: RegExp
  times: number
}

/** PayPal as it looks from here: tokens, orders, captures, refunds, payouts, signed events and their verification. */
export class PayPalStandIn {
  readonly book = new PayPalBook()
  /** Every request that came, in order: `POST /v2/checkout/orders`. */
  readonly heard: string[] = []
  /** What was wrong with bodies of the market's requests; a test looks that there is nothing. */
  readonly refusedBodies: string[] = []
  /** Whether its certificate can be fetched. */
  hasCertificate = true
  url = ''
  private readonly troubles: PayPalTrouble[] = []
  private readonly answers = new Map<string, { body: PayPalThing; fingerprint: string }>()
  private readonly tokens = new Set<string>()
  private readonly signed = new Set<string>()
  private readonly server = createServer((request, response) => void this.serve(request, response))

  /** Opens it on a free port; answers its address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this.url
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Makes the next requests to a path go wrong. */
  trouble(kind: PayPalTrouble['kind'], path: RegExp, times = 1): void {
    this.troubles.push({ kind, path, times })
  }

  /** All tokens are worth nothing any more. */
  forgetTokens(): void {
    this.tokens.clear()
  }

  /** It no longer knows what it was asked under which key, as after a few hours. */
  forgetKeys(): void {
    this.answers.clear()
  }

  /** A webhook as PayPal would send it, truly signed. */
  webhook(event: PayPalThing): { rawBody: Buffer; headers: Record<string, string> } {
    const rawBody = Buffer.from(JSON.stringify(event))
    const [id, time] = [newId(), new Date().toISOString()]
    const message = `${id}|${time}|${payPalKeys.PAYPAL_WEBHOOK_ID}|${crc32(rawBody)}`
    const signature = createSign('RSA-SHA256').update(message).sign(privateKey, 'base64')
    this.signed.add(signature)
    const headers = {
      'paypal-transmission-id': id,
      'paypal-transmission-time': time,
      'paypal-transmission-sig': signature,
      'paypal-cert-url': `${this.url}/v1/notifications/certs/CERT-STAND-IN`,
      'paypal-auth-algo': 'SHA256withRSA',
    }
    return { rawBody, headers }
  }

  /** Posts what has happened since the last time to a market, each so many times; answers the statuses. */
  async tell(marketUrl: string, times = 1): Promise<number[]> {
    const statuses: number[] = []
    for (const event of this.book.events.splice(0).flatMap((event) => Array.from({ length: times }, () => event))) {
      const { rawBody, headers } = this.webhook(event)
      const response = await fetch(`${marketUrl}/api/webhooks/paypal`, {
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
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://paypal')
    const method = request.method ?? 'GET'
    let raw = ''
    for await (const chunk of request) raw += String(chunk)
    this.heard.push(`${method} ${pathname}`)
    const trouble = this.takeTrouble(pathname)
    if (trouble === 'busy') {
      const body = { name: 'RATE_LIMIT_REACHED', message: 'Too many requests.', debug_id: 'd' }
      return answer(response, 429, body)
    }
    try {
      const body = this.answerTo(request, `${method} ${pathname}`, searchParams, raw)
      if (trouble === 'lost') return void request.socket.destroy()
      if (typeof body === 'string') return void response.end(body)
      if (method === 'DELETE') return void response.writeHead(204).end()
      answer(response, method === 'POST' ? 201 : 200, body)
    } catch (error) {
      if (!(error instanceof PayPalNo)) throw error
      if (error.status === 400 && !error.link) this.refusedBodies.push(error.issue)
      if (trouble === 'lost') return void request.socket.destroy()
      const link = error.link && [{ href: error.link, rel: 'self' }]
      const details = [{ issue: error.issue, description: error.message, ...(link && { link }) }]
      answer(response, error.status, { name: nameOf(error.status), message: error.message, debug_id: 'd', details })
    }
  }

  private answerTo(
    request: IncomingMessage,
    address: string,
    query: URLSearchParams,
    raw: string,
  ): PayPalThing | string {
    const [method = '', path = ''] = address.split(' ')
    if (path.startsWith('/v1/notifications/certs/')) {
      if (!this.hasCertificate) throw new PayPalNo(404, 'RESOURCE_NOT_FOUND')
      return certificate
    }
    const { authorization = '' } = request.headers
    if (path === '/v1/oauth2/token') return this.newToken(authorization, raw)
    if (!this.tokens.has(authorization)) throw new PayPalNo(401, 'invalid_token')
    if (path === '/v1/reporting/transactions') return this.book.listLines(query)
    const untrue = wrongHeader(request, path, raw)
    if (untrue) throw new PayPalNo(400, untrue)
    const body = raw === '' ? {} : (JSON.parse(raw) as PayPalThing)
    if (path === '/v1/notifications/verify-webhook-signature')
      return { verification_status: this.signed.has(String(body['transmission_sig'])) ? 'SUCCESS' : 'FAILURE' }
    const key = request.headers['paypal-request-id']
    return this.once(typeof key === 'string' ? `${path} ${key}` : null, raw, () => this.book.answer(method, path, body))
  }

  private newToken(authorization: string, raw: string): PayPalThing {
    const pair = `${payPalKeys.PAYPAL_CLIENT_ID}:${payPalKeys.PAYPAL_CLIENT_SECRET}`
    if (authorization !== `Basic ${Buffer.from(pair).toString('base64')}` || raw !== 'grant_type=client_credentials')
      throw new PayPalNo(401, 'invalid_client')
    const token = newId()
    this.tokens.add(`Bearer ${token}`)
    return { access_token: token, token_type: 'Bearer', expires_in: 32_400 }
  }

  private once(key: string | null, fingerprint: string, work: () => PayPalThing): PayPalThing {
    const known = key === null ? undefined : this.answers.get(key)
    if (known && known.fingerprint !== fingerprint) throw new PayPalNo(422, 'PAYPAL_REQUEST_ID_PREVIOUSLY_USED')
    if (known) return known.body
    const body = structuredClone(work())
    if (key !== null) this.answers.set(key, { body, fingerprint })
    return body
  }

  private takeTrouble(path: string): PayPalTrouble['kind'] | null {
    const trouble = this.troubles.find((candidate) => candidate.times > 0 && candidate.path.test(path))
    if (!trouble) return null
    trouble.times -= 1
    return trouble.kind
  }
}

/** What is wrong with the headers of a request (developer.paypal.com/api/rest/requests); null when nothing is. */
function wrongHeader({ method, headers }: IncomingMessage, path: string, raw: string): string | null {
  const key = headers['paypal-request-id']
  if (method !== 'POST') return raw === '' ? null : 'MALFORMED_REQUEST_JSON'
  if (headers['content-type'] !== 'application/json') return 'UNSUPPORTED_MEDIA_TYPE'
  // An order that names how it is paid must carry a key.
  const needsKey = path.startsWith('/v2/checkout/orders') && raw.includes('"payment_source"')
  if (needsKey && key === undefined) return 'PAYPAL_REQUEST_ID_REQUIRED'
  return typeof key === 'string' && key.length > 108 ? 'INVALID_STRING_LENGTH' : null
}

function answer(response: ServerResponse, status: number, body: PayPalThing): void {
  response.writeHead(status, { 'content-type': 'application/json', 'paypal-debug-id': 'd' })
  response.end(JSON.stringify(body))
}

function nameOf(status: number): string {
  if (status === 400) return 'INVALID_REQUEST'
  if (status === 401) return 'AUTHENTICATION_FAILURE'
  return status === 404 ? 'RESOURCE_NOT_FOUND' : 'UNPROCESSABLE_ENTITY'
}
