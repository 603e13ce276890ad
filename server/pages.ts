import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@react-router/express'
import compression from 'compression'
import express, { type Express } from 'express'
import type { RouterContextProvider, ServerBuild } from 'react-router'
import { dispatch } from './platform/http/dispatch.ts'

interface PagesOptions {
  /** Serves what `react-router build` wrote; otherwise Vite compiles pages as they are asked for. */
  isProduction: boolean
  /** Where the build is; `build` by default. */
  buildDirectory?: string
  /** Hears of errors while a page was made. */
  reportError: (error: unknown) => void
}

/** What `web/entry.server.tsx` offers to the mount. */
interface PagesEntry {
  openVisit(visit: {
    callApi(request: { method: string; url: string }): Promise<{ status: number; text: string }>
    cookies: string
    nonce: string
    reportError: (error: unknown) => void
  }): Promise<RouterContextProvider>
}

/**
 * Mounts the web pages as the last thing on the app: assets, then a rendered document for every other address.
 * Pages ask the API through the same app, in this process. Answers a function that stops the compiler in development.
 */
export async function mountPages(app: Express, options: PagesOptions): Promise<() => Promise<void>> {
  const { isProduction, reportError } = options
  // React reads this when it is first imported, and is several times slower without it.
  if (isProduction) process.env['NODE_ENV'] = 'production'
  const buildDirectory = resolve(options.buildDirectory ?? 'build')
  const vite = isProduction ? undefined : await startCompiler()
  const load = async (): Promise<ServerBuild> =>
    vite
      ? ((await vite.ssrLoadModule('virtual:react-router/server-build')) as ServerBuild)
      : ((await import(pathToFileURL(`${buildDirectory}/server/index.js`).href)) as ServerBuild)
  const build = vite ? load : await load()

  if (vite) app.use(vite.middlewares)
  else {
    const client = `${buildDirectory}/client`
    app.use(compression())
    app.use('/assets', express.static(`${client}/assets`, { immutable: true, maxAge: '1y', index: false }))
    app.use('/assets', (_request, response) => void response.status(404).end())
    app.use(express.static(client, { maxAge: '1h', index: false }))
  }

  app.use((_request, response, next) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals['nonce'] = nonce
    response.setHeader('content-security-policy', policyFor(nonce, isProduction))
    // Every document may carry the visitor's own name and basket.
    response.setHeader('cache-control', 'private, no-cache')
    next()
  })

  app.use(
    createRequestHandler({
      build,
      mode: isProduction ? 'production' : 'development',
      async getLoadContext(request, response) {
        const cookies = request.headers.cookie ?? ''
        const entry = (typeof build === 'function' ? await build() : build).entry.module as unknown as PagesEntry
        return entry.openVisit({
          cookies,
          nonce: response.locals['nonce'] as string,
          reportError,
          async callApi({ method, url }) {
            const headers = {
              accept: 'application/json',
              host: request.headers.host ?? 'localhost',
              ...(cookies && { cookie: cookies }),
            }
            const answer = await dispatch(app, { method, url, headers, remoteAddress: request.ip ?? '' })
            for (const cookie of answer.setCookies) response.append('set-cookie', cookie)
            return answer
          },
        })
      },
    }),
  )

  return async () => vite?.close()
}

async function startCompiler() {
  const { createServer } = await import('vite')
  return createServer({ server: { middlewareMode: true } })
}

function policyFor(nonce: string, isProduction: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // The compiler tells the page of changes over a socket on its own port.
    isProduction ? "connect-src 'self'" : "connect-src 'self' ws:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
