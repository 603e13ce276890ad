import express, { type Application } from 'express'
import type { Context } from '#server/platform/context.ts'
import { health } from '#server/platform/http/inner-app.ts'

/** What a realtime process without a web side answers besides its sockets: whether it lives and is ready. */
export function createRealtimeApp(context: Context, readiness: { isReady: () => boolean }): Application {
  const app = express()
  app.disable('x-powered-by')
  app.use(health(context, readiness))
  return app
}
