import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { api, type OperationName } from '#shared/api/index.ts'
import type { Problem } from '#shared/api/values.schemas.ts'
import type { schemas } from '#shared/api/schemas.ts'

type Schemas = typeof schemas
type Answer<Name extends OperationName> = z.output<Schemas[Name]['response']>

export interface CallArguments {
  params?: Record<string, string>
  query?: Record<string, string | number>
  body?: unknown
  /** Sent as Idempotency-Key; a fresh one when absent and the endpoint wants one. */
  key?: string
  headers?: Record<string, string>
  form?: FormData
}

/** A refusal as a visitor sees it. */
export class Refused extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(operation: string, status: number, problem: Problem) {
    super(
      `${operation} was refused: ${status} ${problem.code} (${problem.title}) ${JSON.stringify(problem.errors ?? '')}`,
    )
    this.status = status
    this.problem = problem
  }
}

/** Somebody at the market's doors over HTTP, with a cookie jar of their own. */
export class Visitor {
  readonly url: string
  readonly cookies = new Map<string, string>()

  constructor(url: string) {
    this.url = url
  }

  /** Calls an operation and answers its body; throws Refused when it is refused. */
  async call<Name extends OperationName>(name: Name, args: CallArguments = {}): Promise<Answer<Name>> {
    const response = await this.send(name, args)
    const text = await response.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    if (!response.ok) throw new Refused(name, response.status, body as Problem)
    return body as Answer<Name>
  }

  /** Calls an operation that must be refused; answers the problem. */
  async refused(name: OperationName, args: CallArguments = {}): Promise<Problem> {
    const response = await this.send(name, args)
    if (response.ok) throw new Error(`${name} was not refused: ${response.status} ${await response.text()}`)
    return (await response.json()) as Problem
  }

  /** Sends the raw request of an operation. */
  async send(
    name: OperationName,
    { params = {}, query = {}, body, key, headers = {}, form }: CallArguments = {},
  ): Promise<Response> {
    const endpoint = api[name]
    const path = endpoint.path.replace(/:(\w+)/g, (_match, part: string) => encodeURIComponent(params[part] ?? ''))
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
    return await this.fetch(path + (search && `?${search}`), {
      method: endpoint.method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...('idempotent' in endpoint && { 'idempotency-key': key ?? randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(form && { body: form }),
    })
  }

  /** Fetches any address of the market with this visitor's cookies. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(this.url + path, { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    return response
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    const value = pair.slice(at + 1)
    if (value === '' || attributes.some((attribute) => attribute.startsWith('Expires=Thu, 01 Jan 1970')))
      this.cookies.delete(name)
    else this.cookies.set(name, decodeURIComponent(value))
  }
}
