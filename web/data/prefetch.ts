import { data, type ClientLoaderFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { ApiError } from './api.ts'
import { getBrowserStore, storeContext, type Store } from './store.ts'

interface Place {
  params: LoaderFunctionArgs['params']
  url: URL
}

/** A query that was asked. */
export interface Running {
  unwrap(): Promise<unknown>
  unsubscribe(): void
}

/** The queries that must be answered before a page is shown; a promise of them where one answer says what else to ask. */
export type Prefetch = (dispatch: Store['dispatch'], place: Place) => Running[] | Promise<Running[]>

/**
 * `export const loader = serverPrefetch(queries)`: fills the store of the request before the document is rendered.
 * An API error becomes the status of the page, so a missing product is a real 404; what its page shows instead is asked
 * for by `insteadQueries`.
 */
export function serverPrefetch(queries: Prefetch, insteadQueries: Prefetch = nothing) {
  return ({ context, params, url }: LoaderFunctionArgs) =>
    run(context.get(storeContext), queries, { params, url }, insteadQueries)
}

/** `export const clientLoader = clientPrefetch(queries)`: fills the browser's store from `/api` on later navigations. */
export function clientPrefetch(queries: Prefetch, insteadQueries: Prefetch = nothing) {
  return ({ params, url }: ClientLoaderFunctionArgs) => run(getBrowserStore(), queries, { params, url }, insteadQueries)
}

const nothing: Prefetch = () => []

async function run(store: Store, queries: Prefetch, place: Place, insteadQueries: Prefetch): Promise<null> {
  let running: Running[] = []
  try {
    running = await queries(store.dispatch, place)
    await Promise.all(running.map((query) => query.unwrap()))
  } catch (error) {
    const { status = 0, problem = null } = error as Partial<ApiError>
    if (status === 404) await run(store, insteadQueries, place, nothing).catch(() => null)
    throw data(problem, { status: status === 0 ? 503 : status })
  } finally {
    // The page subscribes by its hooks; without this the answers would never be thrown away.
    if (!import.meta.env.SSR) for (const query of running) query.unsubscribe()
  }
  return null
}
