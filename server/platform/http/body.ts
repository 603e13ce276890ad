import express, { type RequestHandler } from 'express'
import { Refusal } from '../errors.ts'

/** PostgreSQL's text cannot hold it, and nobody types it. */
function refuseNul(_req: unknown, _res: unknown, body: Buffer): void {
  if (body.includes('\\u0000')) throw new Refusal(422, 'validation_failed', 'A text contains the character U+0000.')
}

/** Reads JSON bodies up to 512 kB. */
export const readJson: RequestHandler = express.json({ limit: '512kb', verify: refuseNul })

/** Keeps the bytes of a webhook as they came, for its signature; up to 1 MB. */
export const readRaw: RequestHandler = express.raw({ type: () => true, limit: '1mb' })

/** Refuses an address with an encoded NUL before it reaches a query. */
export const refuseNulInAddress: RequestHandler = (req, _res, next) => {
  if (req.url.includes('%00')) throw new Refusal(400, 'bad_request', 'The address contains the character U+0000.')
  next()
}
