import { createApi, type BaseQueryFn } from '@reduxjs/toolkit/query/react'
import type { Problem } from '#shared/api/values.schemas.ts'
import type { Tag } from './tags.ts'

/** A request to the API of Stoa, before it is known how it travels. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path with query: `/api/products?limit=8`. */
  url: string
  body?: unknown
  idempotencyKey?: string | undefined
}

export interface ApiAnswer {
  status: number
  text: string
}

/** How a request travels: `fetch` in the browser, a call in the same process on the server. */
export type CallApi = (request: ApiRequest, signal: AbortSignal) => Promise<ApiAnswer>

/** A refusal or failure as hooks see it; status 0 means that no answer came. */
export interface ApiError {
  status: number
  problem: Problem | null
}

export type ApiBaseQuery = BaseQueryFn<ApiRequest, unknown, ApiError>

const callByFetch: CallApi = async ({ method, url, body, idempotencyKey }, signal) => {
  const headers = new Headers({ accept: 'application/json' })
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers.set('content-type', 'application/json')
  const response = await fetch(url, {
    method,
    headers,
    signal,
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

const baseQuery: ApiBaseQuery = async (request, { extra, signal }) => {
  const { callApi = callByFetch } = (extra ?? {}) as { callApi?: CallApi }
  try {
    const { status, text } = await callApi(request, signal)
    if (status < 400) return { data: text === '' ? null : (JSON.parse(text) as unknown) }
    return { error: { status, problem: parseProblem(text) } }
  } catch {
    return { error: { status: 0, problem: null } }
  }
}

function parseProblem(text: string): Problem | null {
  try {
    const parsed = JSON.parse(text) as Partial<Problem> | null
    return typeof parsed?.code === 'string' ? (parsed as Problem) : null
  } catch {
    return null
  }
}

/** The API of Stoa; each area puts its endpoints in (`catalog.ts`, `cart.ts`, …). */
export const api = createApi({
  reducerPath: 'api',
  baseQuery,
  tagTypes: [] as Tag[],
  endpoints: () => ({}),
})

// The list is only compared with the tags that are used, while pages are being written; nobody else downloads it.
if (import.meta.env.DEV) void import('./tags.ts').then(({ tags }) => api.enhanceEndpoints({ addTagTypes: tags }))
