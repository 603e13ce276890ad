import type {
  EndpointBuilder,
  InfiniteQueryDefinition,
  MutationDefinition,
  QueryDefinition,
} from '@reduxjs/toolkit/query/react'
import type { UnknownAction } from '@reduxjs/toolkit'
import type { z } from 'zod'
import type { Endpoint, EndpointSchemas } from '#shared/api/endpoint.ts'
import { api, type ApiBaseQuery, type ApiRequest } from './api.ts'
import type { Tag } from './tags.ts'

type SchemaTable = Record<string, EndpointSchemas>
type Builder = EndpointBuilder<ApiBaseQuery, Tag, 'api'>

type ParamsOf<S> = S extends { params: infer P extends z.ZodObject } ? z.input<P> : unknown
/** Optional where the schema has a default, but with the parsed type: `limit` is a number, not a text. */
type QueryOf<S> = S extends { query: infer Q extends z.ZodObject }
  ? { [K in keyof z.input<Q>]: K extends keyof z.output<Q> ? z.output<Q>[K] | undefined : never }
  : unknown
type BodyOf<S> = S extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : unknown
type HeadersOf<E> = E extends { idempotent: true } ? { idempotencyKey: string } : unknown
type FileOf<E> = E extends { upload: true } ? { file: Blob } : unknown
type Together<E, S> = ParamsOf<S> & QueryOf<S> & BodyOf<S> & HeadersOf<E> & FileOf<E>

/** What a hook of this endpoint takes: path and query parameters flat, the body under `body`; nothing when it has none. */
type ArgOf<E, S> =
  unknown extends Together<E, S>
    ? void
    : Partial<Together<E, S>> extends Together<E, S>
      ? Together<E, S> | void
      : Together<E, S>

type ResponseOf<S extends EndpointSchemas> = z.output<S['response']>

type Listed<E, S> = Omit<Exclude<ArgOf<E, S>, void>, 'after'>
/** A list takes everything but its cursor, which the cache keeps: `data.pages`, `fetchNextPage`, `hasNextPage`. */
type ListArgOf<E, S> = Partial<Listed<E, S>> extends Listed<E, S> ? Listed<E, S> | void : Listed<E, S>
type ListDefinitionOf<E, S extends EndpointSchemas> = InfiniteQueryDefinition<
  ListArgOf<E, S>,
  string | null,
  ApiBaseQuery,
  Tag,
  ResponseOf<S>,
  'api'
>

type DefinitionOf<E extends Endpoint, S extends EndpointSchemas> = E['method'] extends 'GET'
  ? QueryDefinition<ArgOf<E, S>, ApiBaseQuery, Tag, ResponseOf<S>, 'api'>
  : MutationDefinition<ArgOf<E, S>, ApiBaseQuery, Tag, ResponseOf<S>, 'api'>

/** How the answers of an area live in the cache. */
export interface CachePlan<Name extends string, List extends Name> {
  /** Queries that come in keyset pages; the rows of all pages seen so far stay together. */
  lists?: readonly List[]
  /** Queries that go stale together. */
  reads?: Partial<Record<Name, readonly Tag[]>>
  /** What a mutation makes stale. */
  changes?: Partial<Record<Name, readonly Tag[]>>
  /** Mutations whose answer is the new answer of a query with the same path parameters. */
  answers?: Partial<Record<Name, Name>>
}

/**
 * Builds the RTK Query endpoints of one area from its table, typed by its schemas.
 * Only the table is needed at run time; the schemas are types and stay out of the browser.
 */
export function endpointsFrom<S extends SchemaTable>() {
  return <T extends { [K in keyof S]: Endpoint }, const List extends keyof S & string = never>(
    build: Builder,
    table: T,
    plan: CachePlan<keyof S & string, List> = {},
  ) => {
    const rows = table as unknown as Record<string, Endpoint>
    const lists = new Set<string>(plan.lists)
    const definitions: Record<string, unknown> = {}
    for (const [name, endpoint] of Object.entries(rows)) {
      const query = (arg: unknown) => requestFor(endpoint, arg)
      const providesTags = plan.reads?.[name] ?? []
      const answered = plan.answers?.[name]
      definitions[name] =
        endpoint.method === 'GET'
          ? lists.has(name)
            ? build.infiniteQuery<KeysetPage, unknown, string | null>({
                query: ({ queryArg, pageParam }) => query({ ...(queryArg as object), after: pageParam ?? undefined }),
                infiniteQueryOptions: { initialPageParam: null, getNextPageParam: ({ next }) => next ?? undefined },
                providesTags,
              })
            : build.query<unknown, unknown>({ query, providesTags })
          : build.mutation<unknown, unknown>({
              query,
              invalidatesTags: (_result, error) => (error ? [] : (plan.changes?.[name] ?? [])),
              ...(answered && {
                async onQueryStarted(arg, { dispatch, queryFulfilled }) {
                  const result = await queryFulfilled.catch(() => undefined)
                  if (result) dispatch(writeAnswer(answered, pathArguments(rows[answered]!, arg), result.data))
                },
              }),
            })
    }
    return definitions as {
      [K in keyof S & string]: K extends List ? ListDefinitionOf<T[K], S[K]> : DefinitionOf<T[K], S[K]>
    }
  }
}

interface KeysetPage {
  next: string | null
}

type Parameter = string | number | boolean | undefined

interface RequestParts {
  body?: unknown
  file?: Blob
  idempotencyKey?: string
  [parameter: string]: unknown
}

/** The request that an endpoint's flat argument stands for. */
export function requestFor(endpoint: Endpoint, arg: unknown): ApiRequest {
  const { body, file, idempotencyKey, ...others } = (arg ?? {}) as RequestParts
  const rest = others as Record<string, Parameter>
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = encodeURIComponent(rest[name]!)
    delete rest[name]
    return value
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) search.set(name, String(value))
  const request: ApiRequest = { method: endpoint.method, url: search.size > 0 ? `${path}?${search}` : path }
  if (endpoint.upload) {
    const form = new FormData()
    form.set('file', file!)
    request.body = form
  } else if (body !== undefined) request.body = body
  if (endpoint.idempotent) request.idempotencyKey = idempotencyKey
  return request
}

function pathArguments(endpoint: Endpoint, arg: unknown): Record<string, unknown> | undefined {
  const names = Array.from(endpoint.path.matchAll(/:(\w+)/g), (match) => match[1]!)
  if (names.length === 0) return undefined
  const given = arg as Record<string, unknown>
  return Object.fromEntries(names.map((name) => [name, given[name]]))
}

function writeAnswer(endpointName: string, arg: unknown, value: unknown): UnknownAction {
  // The endpoints are put into `api` later, so its own types do not know their names here.
  const write = api.util.upsertQueryEntries as unknown as (entries: unknown[]) => UnknownAction
  return write([{ endpointName, arg, value }])
}
