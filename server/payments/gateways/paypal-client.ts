import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'

export interface PayPalAccount {
  clientId: string
  clientSecret: string
  webhookId: string
  /** Without a slash at the end. */
  apiBase: string
}

/** PayPal refused, in its own envelope (developer.paypal.com/api/rest/responses). Whatever was asked was not done. */
export class PayPalRefusal extends Error {
  readonly status: number
  /** The first issue, such as `INSTRUMENT_DECLINED`; else the name of the error. */
  readonly issue: string
  /** What PayPal points to, such as what it did for an earlier request of the same name. */
  readonly link: string | null
  constructor(status: number, issue: string, message: string, link: string | null = null) {
    super(`PayPal refused: ${issue} (${message})`)
    this.status = status
    this.issue = issue
    this.link = link
  }
}

const Links = z.array(z.object({ href: z.string(), rel: z.string() })).optional()
const ErrorBody = z.object({
  name: z.string(),
  message: z.string().default(''),
  details: z
    .array(z.object({ issue: z.string().optional(), description: z.string().optional(), link: Links }))
    .optional(),
  links: Links,
})
const TokenBody = z.object({ access_token: z.string(), expires_in: z.number() })

export interface PayPalQuestion<Schema extends z.ZodType> {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** JSON text, for POST. */
  body?: string
  /** `PayPal-Request-Id`: asked again with it, PayPal does it once. */
  onceKey?: string
  answer: Schema
}

/** What PayPal may take for one try, and what is waited before the next. */
const tryMs = 8_000
const pausesMs = [300, 1_000]

/**
 * Asks PayPal, with a token that is kept for as long as it is good. What may be asked again (all but what is posted without a
 * key) is asked up to three times when the connection breaks, PayPal is too busy or has trouble. Throws PayPalRefusal
 * when PayPal says no, and any other error when nobody knows what became of it.
 */
export function payPalClient({ clientId, clientSecret, apiBase }: PayPalAccount) {
  let kept: string | null = null
  let fetching: Promise<string> | null = null

  async function fetchToken(): Promise<string> {
    const response = await fetch(`${apiBase}/v1/oauth2/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
      signal: AbortSignal.timeout(tryMs),
    })
    const text = await response.text()
    if (!response.ok) throw new PayPalRefusal(response.status, 'AUTHENTICATION_FAILURE', 'no token was given')
    const { access_token, expires_in } = TokenBody.parse(JSON.parse(text))
    kept = access_token
    // A token lives by the machine's time, not by the market's.
    setTimeout(() => (kept = null), Math.max(expires_in - 60, 1) * 1_000).unref()
    return access_token
  }

  async function token(): Promise<string> {
    if (kept !== null) return kept
    fetching ??= fetchToken().finally(() => (fetching = null))
    return await fetching
  }

  async function tryOnce<Schema extends z.ZodType>(question: PayPalQuestion<Schema>): Promise<z.output<Schema>> {
    const { method, path, body, onceKey, answer } = question
    const response = await fetch(apiBase + path, {
      method,
      headers: {
        authorization: `Bearer ${await token()}`,
        accept: 'application/json',
        ...(method === 'POST' && { 'content-type': 'application/json', prefer: 'return=representation' }),
        ...(onceKey !== undefined && { 'paypal-request-id': onceKey }),
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(tryMs),
    })
    const text = await response.text()
    if (response.ok) return answer.parse(text === '' ? null : JSON.parse(text))
    if (response.status === 401) kept = null
    throw refusalOf(response.status, text)
  }

  return async function ask<Schema extends z.ZodType>(question: PayPalQuestion<Schema>): Promise<z.output<Schema>> {
    const isRepeatable = question.method !== 'POST' || question.onceKey !== undefined
    for (const pauseMs of isRepeatable ? pausesMs : []) {
      try {
        return await tryOnce(question)
      } catch (error) {
        if (error instanceof PayPalRefusal && error.status !== 429 && error.status !== 401) throw error
        if (error instanceof z.ZodError) throw error
        await wait(pauseMs)
      }
    }
    return await tryOnce(question)
  }
}

export type AskPayPal = ReturnType<typeof payPalClient>

/** A 5xx is trouble of which nobody knows how far it came; everything else is a no. */
function refusalOf(status: number, text: string): Error {
  if (status >= 500) return new Error(`PayPal had trouble: ${status}`)
  const parsed = ErrorBody.safeParse(parsedOrNull(text))
  if (!parsed.success) return new PayPalRefusal(status, `HTTP_${status}`, '')
  const { name, message, details, links } = parsed.data
  const self = [...(details?.[0]?.link ?? []), ...(links ?? [])].find(({ rel }) => rel === 'self')
  const [first] = details ?? []
  return new PayPalRefusal(status, first?.issue ?? name, first?.description ?? message, self?.href ?? null)
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not PayPal's own words, but those of something in between.
    return null
  }
}
