import express, { type Application, type Router } from 'express'
import { sql } from 'kysely'
import type { Context } from '../context.ts'

interface Readiness {
  /** Turns false while the process closes, so that no new work is sent to it. */
  isReady: () => boolean
}

/**
 * What the machine room asks, on the internal port: `/metrics` for Prometheus, `/healthz` and `/readyz`. Every process
 * has it, also one without a web side.
 */
export function createInnerApp(context: Context, readiness: Readiness): Application {
  const { registry } = context.metrics
  const app = express()
  app.disable('x-powered-by')
  app.get('/metrics', async (_req, res) => void res.type(registry.contentType).send(await registry.metrics()))
  app.use(health(context, readiness))
  return app
}

/** Answers `/healthz` (the process lives) and `/readyz` (it reaches its database and is not closing). */
export function health({ db }: Context, { isReady }: Readiness): Router {
  const router = express.Router()
  router.get('/healthz', (_req, res) => void res.json({ status: 'alive' }))
  router.get('/readyz', async (_req, res) => {
    const isAnswering =
      isReady() &&
      (await sql`select 1`.execute(db).then(
        () => true,
        () => false,
      ))
    res.status(isAnswering ? 200 : 503).json({ status: isAnswering ? 'ready' : 'not ready' })
  })
  return router
}
