import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { constants } from 'node:zlib'
import compression from 'compression'
import type { Application, ErrorRequestHandler, Request as ExpressRequest, Response as ExpressResponse } from 'express'
import type { RouterContextProvider, ServerBuild } from 'react-router'
import { serveAssets } from './assets.ts'
import type { PageHosts } from './payments/index.ts'
import { dispatch } from './platform/http/dispatch.ts'
import { rememberAnswers } from './platform/http/remember-answers.ts'

interface PagesOptions {
  /** Serves what `react-router build` wrote; otherwise Vite compiles pages as they are asked for. */
  isProduction: boolean
  /** Where the build is; `build` by default. */
  buildDirectory?: string
  /** Where people reach the market, without a slash at the end. */
  publicUrl: string
  /** From where pages may take scripts, frames and more, besides the market itself. */
  hosts?: PageHosts
  /** Another object whenever the market's settings change. */
  settings: () => object
  /** Hears of errors while a page was made. */
  reportError: (error: unknown) => void
}

/** What `web/entry.server.tsx` offers to the mount. */
interface PagesEntry {
  createRequestHandler(
    build: ServerBuild,
    mode: string,
  ): (request: Request, context: RouterContextProvider) => Promise<Response>
  openVisit(visit: {
    callApi(request: { method: string; url: string }): Promise<{ status: number; text: string }>
    publicUrl: string
    cookies: string
    nonce: string
    reportError: (error: unknown) => void
  }): Promise<RouterContextProvider>
}

/** How documents are packed: brotli at 3 takes less than half the time of its own default and of gzip's, for 3 % more. */
const quickly = { level: 3, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } } }

/**
 * Every page asks these, and they are the same for everybody. New settings show at once, other changes within this
 * time.
 */
const sameForAll = new Set(['/api/market', '/api/categories', '/api/home'])
const rememberedForMs = 1_000

/**
 * Mounts the web pages as the last thing on the app: assets, then a rendered document for every other address.
 * Pages ask the API through the same app, in this process. Answers a function that stops the compiler in development.
 */
export async function mountPages(app: Application, options: PagesOptions): Promise<() => Promise<void>> {
  const { isProduction, publicUrl, settings, reportError, hosts } = options
  const buildDirectory = resolve(options.buildDirectory ?? 'build')
  const vite = isProduction ? undefined : await startCompiler()
  if (vite) app.use(vite.middlewares)
  else {
    app.use(serveAssets(`${buildDirectory}/client`))
    app.use(compression(quickly))
  }

  const built = vite
    ? undefined
    : ((await import(pathToFileURL(`${buildDirectory}/server/index.js`).href)) as ServerBuild)
  const handlerOf = rememberLast((build: ServerBuild) => {
    const entry = build.entry.module as unknown as PagesEntry
    return { entry, handle: entry.createRequestHandler(build, isProduction ? 'production' : 'development') }
  })

  const remembered = rememberAnswers(rememberedForMs, settings)
  const answer = async (request: ExpressRequest, response: ExpressResponse) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.status(405).setHeader('allow', 'GET, HEAD').end()
      return
    }
    const asked = asFetchRequest(request)
    if (!asked) {
      response.status(400).type('text').send('The request could not be read.\n')
      return
    }
    const build = built ?? ((await vite!.ssrLoadModule('virtual:react-router/server-build')) as ServerBuild)
    const { entry, handle } = handlerOf(build)
    const nonce = randomBytes(16).toString('base64')
    const visit = await entry.openVisit({
      callApi({ method, url }) {
        const ask = () => askAsVisitor(app, request, response, method, url)
        return method === 'GET' && sameForAll.has(url) ? remembered.answer(url, ask) : ask()
      },
      publicUrl,
      cookies: request.headers.cookie ?? '',
      nonce,
      reportError,
    })
    response.setHeader(
      'content-security-policy',
      policyFor(nonce, { isProduction, hosts, isFramed: request.path === homePreview }),
    )
    // Every document may carry the visitor's own name and basket.
    response.setHeader('cache-control', 'private, no-cache')
    await send(await handle(asked, visit), response)
  }

  app.use((request, response) => answer(request, response))
  app.use(lastExit(reportError))

  return async () => vite?.close()
}

/** Where what went wrong outside the API ends: a status and a plain sentence, never a stack trace. */
function lastExit(reportError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const status = (error as { status?: unknown } | null)?.status
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500
    if (!isTheirs) reportError(error)
    if (response.headersSent) return next(error)
    response
      .status(isTheirs ? status : 500)
      .type('text')
      .send(isTheirs ? 'The request could not be read.\n' : 'Something went wrong on our side.\n')
  }
}

async function startCompiler() {
  const { createServer } = await import('vite')
  // Loaded as it is: the bundled copy that Vite would write makes `node --watch` start anew without end.
  return createServer({ server: { middlewareMode: true }, configLoader: 'native' })
}

/** Asks the API with the visitor's cookies and address; cookies it sets go to the visitor. */
async function askAsVisitor(
  app: Application,
  request: ExpressRequest,
  response: ExpressResponse,
  method: string,
  url: string,
) {
  const { cookie, host = 'localhost' } = request.headers
  const headers = { accept: 'application/json', host, ...(cookie !== undefined && { cookie }) }
  const answer = await dispatch(app, { method, url, headers, remoteAddress: request.ip ?? '' })
  for (const each of answer.setCookies) response.append('set-cookie', each)
  return answer
}

/** Null when host and address make no URL together. */
function asFetchRequest(request: ExpressRequest): Request | null {
  const url = URL.parse(`${request.protocol}://${request.headers.host ?? 'localhost'}${request.originalUrl}`)
  if (!url) return null
  const headers = new Headers()
  for (const name of ['accept', 'accept-language', 'cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  return new Request(url, { method: request.method, headers })
}

async function send(page: Response, response: ExpressResponse): Promise<void> {
  response.status(page.status)
  for (const [name, value] of page.headers) {
    if (name === 'set-cookie') response.append(name, value)
    else response.setHeader(name, value)
  }
  response.end(Buffer.from(await page.arrayBuffer()))
}

/** Keeps the answer for the last argument: in development the build changes with each edit, otherwise never. */
function rememberLast<Argument, Answer>(answer: (argument: Argument) => Answer): (argument: Argument) => Answer {
  let last: { argument: Argument; answer: Answer } | undefined
  return (argument) => {
    if (last?.argument !== argument) last = { argument, answer: answer(argument) }
    return last.answer
  }
}

/** The one page that stands in a frame: of the operator's own editor. There is nothing on it to press. */
const homePreview = '/operator/home/preview'

function policyFor(
  nonce: string,
  { isProduction, hosts, isFramed }: { isProduction: boolean; hosts: PageHosts | undefined; isFramed: boolean },
): string {
  const from = (what: keyof PageHosts, ...own: string[]) => ["'self'", ...own, ...(hosts?.[what] ?? [])].join(' ')
  return [
    "default-src 'self'",
    `script-src ${from('script', `'nonce-${nonce}'`)}`,
    `style-src ${from('style', `'nonce-${nonce}'`)}`,
    "style-src-attr 'unsafe-inline'",
    `img-src ${from('img', 'data:', 'blob:')}`,
    "font-src 'self'",
    "worker-src 'self'",
    `frame-src ${from('frame')}`,
    // The compiler tells the page of changes over a socket on its own port.
    `connect-src ${isProduction ? from('connect') : from('connect', 'ws:')}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    isFramed ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
  ].join('; ')
}
