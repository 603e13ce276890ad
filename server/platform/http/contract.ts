import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import type { Endpoint, EndpointSchemas } from '#shared/api/endpoint.ts'
import type { Act } from '../acts.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { invariant, type FieldError, Refusal } from '../errors.ts'
import { answerOnce } from '../idempotency.ts'
import { unstorableIn } from './body.ts'
import { refuseForeignOrigin } from './cross-site.ts'
import { addressOf } from './network.ts'
import { receiveFile, receiveTable, type ReceivedFile, type ReceivedTable } from './upload.ts'

type Part<S, Key extends 'params' | 'query' | 'body'> =
  S extends Record<Key, infer Schema extends z.ZodType> ? z.output<Schema> : undefined

/** What a handler is given: the parsed parts of the request, and a context whose actor has passed the door. */
export interface Call<S> {
  context: Context
  params: Part<S, 'params'>
  query: Part<S, 'query'>
  body: Part<S, 'body'>
  /** Only where the endpoint takes an upload. */
  file: ReceivedFile | undefined
  /** Only where the endpoint takes a large upload. */
  table: ReceivedTable | undefined
  req: Request
  res: Response
}

/** JSON that the database has built already; sent as it is. */
export class ReadyJson {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A file to be kept under a name. */
export class ReadyFile {
  readonly bytes: Buffer
  readonly type: string
  readonly name: string
  constructor(bytes: Buffer, type: string, name: string) {
    this.bytes = bytes
    this.type = type
    this.name = name
  }
}

/** A file that is written while it is sent, a piece at a time, so that it may be as long as it wants to be. */
export class WrittenFile {
  readonly pieces: AsyncIterable<string | Uint8Array>
  readonly type: string
  readonly name: string
  /** Where it is known before, so that whoever fetches it sees how much is left, and when something is missing. */
  readonly bytes: number | undefined
  constructor(pieces: AsyncIterable<string | Uint8Array>, type: string, name: string, bytes?: number) {
    this.pieces = pieces
    this.type = type
    this.name = name
    this.bytes = bytes
  }
}

/** A page whose items are JSON that the database has built already. */
export function readyPage({ items, next }: { items: readonly string[]; next: string | null }): ReadyJson {
  return new ReadyJson(`{"items":[${items.join(',')}],"next":${JSON.stringify(next)}}`)
}

export type Handler<S extends EndpointSchemas> = (
  call: Call<S>,
) => Promise<z.input<S['response']> | ReadyJson | ReadyFile | WrittenFile>

export interface Route {
  name: string
  endpoint: Endpoint
  schemas: EndpointSchemas
  handle: Handler<EndpointSchemas>
}

/** Binds one handler to every endpoint of an area's table; a missing or surplus one does not compile. */
export function routesFor<T extends Record<string, Endpoint>, S extends { [K in keyof T]: EndpointSchemas }>(
  table: T,
  schemas: S,
  handlers: { [K in keyof T]: Handler<S[K]> },
): Route[] {
  return Object.keys(table).map((name) => ({
    name,
    endpoint: table[name]!,
    schemas: schemas[name]!,
    handle: handlers[name] as unknown as Handler<EndpointSchemas>,
  }))
}

export interface MountOptions {
  /** A context for one request, before anybody is known. */
  contextFor(req: Request): Context
  /** Finds out who stands at the door; refuses with `sign_in_required`. */
  enter(context: Context, endpoint: Endpoint, req: Request): Promise<Context>
  /** Compare every answer with its schema; on in development and tests. */
  checksAnswers: boolean
}

/** Serves the areas' routes in a router that stands at `/api`: door, parsing, transaction, answer. Refusals go to the one error exit. */
export function mountRoutes(api: Router, routes: readonly Route[], options: MountOptions): void {
  const routers = new Map<string, Router>()
  const byPlace = Map.groupBy(routes, ({ endpoint }) => placeOf(withinApi(endpoint)))
  for (const [place, own] of byPlace) routers.set(place, routerOf(own, options))
  // One router tries its routes one after the other: with all of them it would try four hundred for every request.
  api.use((req, res, next) => {
    const place = placeOf(req.path.toLowerCase())
    const router = routers.get(place) ?? routers.get(place.slice(0, place.lastIndexOf('/')))
    if (router) router(req, res, next)
    else next()
  })
}

/** Where an endpoint is in the router that stands at `/api`. */
function withinApi({ path }: Endpoint): string {
  return path.slice('/api'.length)
}

/** The beginning of an address that its routes share: its first two parts, or as many as come before a parameter. */
function placeOf(path: string): string {
  const parts = path.split('/', 3)
  const parameter = parts.findIndex((part) => part.startsWith(':'))
  return parts.slice(0, parameter < 0 ? 3 : parameter).join('/')
}

function routerOf(routes: readonly Route[], options: MountOptions): Router {
  const router = Router()
  for (const route of routes) {
    const method = route.endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    router[method](withinApi(route.endpoint), serve(route, options))
  }
  for (const [path, own] of Map.groupBy(routes, ({ endpoint }) => withinApi(endpoint)))
    router.route(path).all(refuseOtherMethods(own.map(({ endpoint }) => endpoint.method)))
  return router
}

/** Answers OPTIONS with the methods an address has, and refuses the others with `method_not_allowed`. */
function refuseOtherMethods(methods: readonly Endpoint['method'][]): RequestHandler {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  return (req, res) => {
    if (req.method !== 'OPTIONS') {
      throw new Refusal(405, 'method_not_allowed', `This address knows ${allow}.`, { headers: { allow } })
    }
    res.status(204).set('allow', allow).end()
  }
}

function serve(route: Route, { contextFor, enter, checksAnswers }: MountOptions): RequestHandler {
  const { endpoint, schemas, name } = route
  const parse = parserOf(endpoint, schemas)
  const status = endpoint.status ?? 200
  return async (req, res) => {
    const arrival = contextFor(req)
    const endTimer = arrival.metrics.requestSeconds.startTimer({ operation: name })
    res.once('finish', () => endTimer({ status: String(res.statusCode) }))
    if (endpoint.method !== 'GET' && endpoint.door !== 'gateway') refuseForeignOrigin(req, arrival.config)
    const context = await enter(arrival, endpoint, req)
    const file = endpoint.upload && !endpoint.isLarge ? await receiveFile(req, res) : undefined
    const table = endpoint.isLarge ? await receiveTable(req, res) : undefined
    const parts = parse(req)
    const act = actOf(route, parts, req)
    const call = {
      ...parts,
      context: act ? { ...context, act } : context,
      file,
      table,
      req,
      res,
    } as Call<EndpointSchemas>
    const run = () => handle(route, call)
    const answer = endpoint.idempotent
      ? await answerOnce(context, req, name, (keyed) =>
          handle(route, { ...call, context: act ? { ...keyed, act } : keyed }),
        )
      : await run()
    // What needed no transaction of its own is written down in one now.
    if (act && !act.isWritten) await inTransaction(call.context, async () => {})
    res.status(status)
    if (endpoint.method !== 'GET' || endpoint.door !== 'public' || endpoint.answers === 'file')
      res.set('cache-control', 'private, no-store')
    else res.set('cache-control', 'private, no-cache')
    if (answer instanceof ReadyFile) {
      invariant(endpoint.answers === 'file', `${name} is declared to answer a file`)
      return void res.attachment(answer.name).type(answer.type).send(answer.bytes)
    }
    if (answer instanceof WrittenFile) {
      invariant(endpoint.answers === 'file' && endpoint.isLong, `${name} is declared to answer a long file`)
      res.attachment(answer.name).type(answer.type)
      if (answer.bytes !== undefined) res.set('content-length', String(answer.bytes))
      return await pipeline(Readable.from(answer.pieces), res)
    }
    if (checksAnswers) checkAnswer(name, schemas, answer)
    if (status === 204) res.end()
    else {
      res.type('json')
      const text = answer instanceof ReadyJson ? answer.text : JSON.stringify(answer)
      // `send` adds an ETag, which nobody asks of a change.
      if (endpoint.method === 'GET') res.send(text)
      else res.end(text)
    }
  }
}

/** What is written down: every change at the seller's and the operator's door, and what leaves the house; not a look at what would be. */
function actOf({ name, endpoint }: Route, parts: ReturnType<ReturnType<typeof parserOf>>, req: Request): Act | null {
  const isChange = endpoint.method !== 'GET' && (endpoint.door === 'seller' || endpoint.door === 'operator')
  const { isPreview } = (parts.body ?? {}) as { isPreview?: unknown }
  if ((!isChange || endpoint.isPreview || isPreview === true) && !endpoint.isAudited) return null
  const { id, slug } = (parts.params ?? {}) as { id?: string; slug?: string }
  const { reason } = (parts.body ?? {}) as { reason?: unknown }
  return {
    name,
    door: endpoint.door,
    subject: endpoint.subject ?? null,
    subjectId: id ?? slug ?? null,
    reason: typeof reason === 'string' ? reason : '',
    address: addressOf(req) ?? null,
    userAgent: (req.get('user-agent') ?? '').slice(0, 400),
    facts: [],
    isWritten: false,
  }
}

/**
 * A seller's request runs as a whole in a transaction under the seller's role; an upload does so itself, after the slow
 * part, what counts its tries after they were counted, and a long file for every piece.
 */
async function handle({ endpoint, handle }: Route, call: Call<EndpointSchemas>) {
  if (endpoint.door !== 'seller' || endpoint.upload || endpoint.isCounted || endpoint.isLong) return await handle(call)
  return await inTransaction(call.context, (tx) => handle({ ...call, context: tx }))
}

/** Beyond these a list of what is wrong helps nobody, and a short request would have a long answer. */
const mostErrors = 100

function parserOf(endpoint: Endpoint, schemas: EndpointSchemas) {
  const params = (schemas.params ?? z.object({})).strict()
  const query = (schemas.query ?? z.object({})).strict()
  const body = schemas.body
  return (req: Request) => {
    if (endpoint.door === 'gateway') return { params: undefined, query: undefined, body: req.body as unknown }
    if (body && !endpoint.upload && !req.is('json')) {
      throw new Refusal(415, 'unsupported_media_type', 'The body must be JSON (content-type: application/json).')
    }
    const errors = body ? unstorableIn(req.body) : []
    if (errors.length > 0) throw notValid(errors)
    const take = (part: string, schema: z.ZodType | undefined, value: unknown) => {
      if (!schema) return undefined
      const result = schema.safeParse(value)
      if (!result.success) errors.push(...result.error.issues.flatMap((issue) => fieldErrorsOf(part, issue)))
      return result.data
    }
    const parsed = {
      params: take('params', params, req.params),
      query: take('query', query, req.query),
      body: body ? take('body', body, req.body) : undefined,
    }
    if (!body && !endpoint.upload && isFilled(req.body)) errors.push({ path: 'body', message: 'must be empty' })
    if (errors.length > 0) {
      const wrongPath = errors.every(({ path }) => path.startsWith('params'))
      throw wrongPath
        ? new Refusal(404, 'not_found', 'There is nothing at this address.', { errors })
        : notValid(errors)
    }
    return parsed
  }
}

/** The body of a webhook, whose bytes had to be kept for its signature. Refuses with `broken_json` or `validation_failed`. */
export function readSigned<T extends z.ZodType>(bytes: Buffer, schema: T): z.output<T> {
  let body: unknown
  try {
    body = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Refusal(400, 'broken_json', 'The body is not valid JSON.')
  }
  const unstorable = unstorableIn(body)
  if (unstorable.length > 0) throw notValid(unstorable)
  const result = schema.safeParse(body)
  if (!result.success) throw notValid(result.error.issues.flatMap((issue) => fieldErrorsOf('body', issue)))
  return result.data
}

function notValid(errors: readonly FieldError[]): Refusal {
  return new Refusal(422, 'validation_failed', 'Some of what was sent is not valid.', {
    errors: errors.slice(0, mostErrors),
  })
}

function isFilled(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length > 0
}

/** One error per field; an unknown key is named itself, not its parent. */
function fieldErrorsOf(part: string, issue: z.core.$ZodIssue): FieldError[] {
  const path = [part, ...issue.path.map(String)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      message: 'is not known here',
      code: 'unknown_field',
    }))
  }
  return [{ path: path.join('.'), message: issue.message, code: issue.code }]
}

function checkAnswer(name: string, { response }: EndpointSchemas, answer: unknown): void {
  const sent: unknown = answer instanceof ReadyJson ? JSON.parse(answer.text) : answer
  const parsed = response.safeParse(sent)
  invariant(parsed.success, `${name} answers as declared: ${parsed.success ? '' : z.prettifyError(parsed.error)}`)
  invariant(
    isDeepStrictEqual(JSON.parse(JSON.stringify(parsed.data ?? null)), JSON.parse(JSON.stringify(sent ?? null))),
    `${name} answers nothing that is not declared`,
  )
}
