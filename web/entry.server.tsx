import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { Provider } from 'react-redux'
import {
  createContext,
  isRouteErrorResponse,
  RouterContextProvider,
  ServerRouter,
  type EntryContext,
  type HandleErrorFunction,
} from 'react-router'
import type { Market } from '#shared/api/market.schemas.ts'
import type { CallApi } from './data/api.ts'
import { doorsFromCookies } from './data/doors.ts'
import { makeStore, storeContext } from './data/store.ts'
import { NonceProvider } from './nonce.tsx'

/** The mount takes the handler from here, so that pages and handler share one copy of the router. */
export { createRequestHandler } from 'react-router'

export interface Visit {
  /** Asks the API in this process, as the visitor. */
  callApi: CallApi
  /** Where people reach the market, without a slash at the end. */
  publicUrl: string
  /** The visitor's Cookie header. */
  cookies: string
  nonce: string
  reportError(error: unknown): void
}

const visitContext = createContext<Visit>()

/** Prepares what loaders and the document of one request share: a store that already knows the market. */
export async function openVisit(visit: Visit): Promise<RouterContextProvider> {
  const { status, text } = await visit.callApi({ method: 'GET', url: '/api/market' }, AbortSignal.timeout(5_000))
  const store = makeStore(
    { callApi: visit.callApi },
    {
      doors: doorsFromCookies(visit.cookies),
      origin: visit.publicUrl,
      ...(status === 200 && { settings: JSON.parse(text) as Market }),
    },
  )
  const context = new RouterContextProvider()
  context.set(visitContext, visit)
  context.set(storeContext, store)
  return context
}

/** Renders the document. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, reportError } = context.get(visitContext)
  return new Promise((resolve, reject) => {
    let hasFailed = false
    const { pipe } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <Provider store={context.get(storeContext)}>
          <ServerRouter context={entry} url={request.url} nonce={nonce} />
        </Provider>
      </NonceProvider>,
      {
        nonce,
        // Beyond its usual 12,800 bytes React would send parts that load their scripts later in a hidden place, for a script to move.
        progressiveChunkSize: Number.POSITIVE_INFINITY,
        // Every loader has answered before rendering starts, so waiting for all costs nothing, and one text is
        // quicker than a stream.
        onAllReady() {
          pipe(
            intoBytes((document) => {
              headers.set('content-type', 'text/html; charset=utf-8')
              resolve(new Response(withPatientPreloads(document), { headers, status: hasFailed ? 500 : status }))
            }),
          )
        },
        onShellError: reject,
        onError(error) {
          hasFailed = true
          reportError(error)
        },
      },
    )
  })
}

/** Errors that are no answers of the API (a missing page is one) go to the server's log. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  context.get(visitContext).reportError(error)
}

const eager = Buffer.from('rel="modulepreload"')
const patient = Buffer.from('rel="modulepreload" fetchpriority="low"')

/** React Router asks for every script at high priority, which starves styles and pictures on a slow phone. */
function withPatientPreloads(document: Buffer): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = []
  let done = 0
  for (let at = document.indexOf(eager); at >= 0; at = document.indexOf(eager, done)) {
    parts.push(document.subarray(done, at), patient)
    done = at + eager.length
  }
  return Buffer.concat([...parts, document.subarray(done)])
}

function intoBytes(done: (bytes: Buffer) => void): Writable {
  const chunks: Buffer[] = []
  return new Writable({
    write(chunk: Buffer, _encoding, next) {
      chunks.push(chunk)
      next()
    },
    final(next) {
      done(Buffer.concat(chunks))
      next()
    },
  })
}
