import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Problem } from '#shared/api/values.schemas.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../errors.ts'

/** Conditions of the database after which the same request may well succeed (PostgreSQL manual, appendix A). */
const passingDatabaseErrors = new Set([
  '40001',
  '40P01',
  '53300',
  '57P01',
  '57P03',
  '08006',
  '08003',
  'ECONNREFUSED',
  'ECONNRESET',
])

/** The one error exit: every refusal and every failure leaves as problem JSON (RFC 9457). */
export function problemExit(contextOf: (req: Parameters<RequestHandler>[0]) => Context): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const context = contextOf(req)
    const refusal = refusalOf(error)
    if (refusal.status >= 500) context.log.error({ err: error, requestId: context.requestId }, 'request failed')
    context.metrics.refusals.inc({ code: refusal.code })
    const problem: Problem = {
      ...refusal.extra,
      type: `${context.config.publicUrl}/api/docs#${refusal.code}`,
      title: refusal.message,
      status: refusal.status,
      code: refusal.code,
      requestId: context.requestId,
      ...(refusal.errors && { errors: [...refusal.errors] }),
    }
    res.status(refusal.status).set({ 'cache-control': 'no-store', ...refusal.headers })
    res.type('application/problem+json').send(JSON.stringify(problem))
  }
}

/** Answers any address under /api that no route took. */
export const noSuchEndpoint: RequestHandler = () => {
  throw new Refusal(404, 'not_found', 'There is nothing at this address.')
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { type, code, status } = (error ?? {}) as { type?: string; code?: string; status?: number }
  if (type === 'entity.too.large') return new Refusal(413, 'body_too_large', 'The body is too large.')
  if (type === 'entity.parse.failed') return new Refusal(400, 'broken_json', 'The body is not valid JSON.')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new Refusal(415, 'unsupported_media_type', 'The body must be JSON in UTF-8.')
  }
  if (error instanceof URIError || status === 400)
    return new Refusal(400, 'bad_request', 'The request could not be read.')
  if (code && passingDatabaseErrors.has(code)) {
    return new Refusal(503, 'unavailable', 'The market is out of breath. Please try again.', {
      headers: { 'retry-after': '1' },
    })
  }
  return new Refusal(500, 'internal_error', 'Something went wrong on our side.')
}
