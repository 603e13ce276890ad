import { randomUUID } from 'node:crypto'
import express, { type Application, type Request, type Router } from 'express'
import helmet from 'helmet'
import { stdSerializers } from 'pino'
import { pinoHttp } from 'pino-http'
import { apiDocs } from './api-docs.ts'
import { enterDoor } from './identity/index.ts'
import { feedsForShopping } from './imports/index.ts'
import { oneClickPages } from './notices/index.ts'
import { readJson, readRaw, refuseNulInAddress } from './platform/http/body.ts'
import { mountRoutes } from './platform/http/contract.ts'
import { health } from './platform/http/inner-app.ts'
import { noSuchEndpoint, problemExit } from './platform/http/problems.ts'
import { mailboxPages } from './platform/mail/index.ts'
import { serveMedia } from './platform/media/index.ts'
import { forRobots } from './robots.ts'
import { routes, sampleLetters, type OpenMarket } from './wiring.ts'

/** The HTTP surface: what happens to a request, in this order. `isReady` turns false while the process drains. */
export function createApp(market: OpenMarket, { isReady }: { isReady: () => boolean }): Application {
  const { config } = market.context
  const app = express()
  app.disable('x-powered-by')
  // Express asks NODE_ENV, which an operator need not set.
  app.set('env', config.isProduction ? 'production' : 'development')
  app.set('trust proxy', config.trustedProxies)
  app.set('query parser', 'simple')

  app.use(health(market.context, { isReady }))
  app.use(
    helmet({
      contentSecurityPolicy: false,
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: config.publicUrl.startsWith('https:'),
    }),
  )
  app.use('/media', serveMedia(market.context.ports.storage))
  app.use('/api', createApi(market))
  app.use(forRobots(market.context))
  app.use(feedsForShopping(market.context))
  app.use(oneClickPages(market.context))
  if (config.isSandbox) app.use('/dev/mailbox', mailboxPages(market.context, sampleLetters))
  return app
}

/** What happens to a request under `/api`, in this order: in a router of its own, so that its beginning is compared once. */
function createApi(market: OpenMarket): Router {
  const { config, log } = market.context
  const api = express.Router()
  api.use(
    pinoHttp({
      logger: log,
      genReqId: (req) => requestIdOf(req.headers['x-request-id']),
      customSuccessMessage: () => 'answered',
      // Wrapped, they would be given a description of the whole request, drawn up for nothing.
      wrapSerializers: false,
      serializers: { req: shortRequest, res: shortResponse, err: stdSerializers.err },
    }),
  )
  api.use((req, res, next) => {
    res.set('x-request-id', req.id as string)
    res.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    next()
  })
  api.use(refuseNulInAddress)
  api.use('/webhooks', readRaw)
  api.use(readJson)

  mountRoutes(api, routes, {
    contextFor: market.contextFor,
    enter: enterDoor,
    checksAnswers: !config.isProduction,
  })
  api.use(apiDocs(market.context))
  api.use(noSuchEndpoint)
  api.use(problemExit(market.contextFor))
  return api
}

/** A caller's own request id is kept when it looks like one. */
function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

function shortRequest({ method, originalUrl }: Request) {
  return { method, url: originalUrl.split('?')[0] }
}

function shortResponse(res: { statusCode: number }) {
  return { status: res.statusCode }
}
