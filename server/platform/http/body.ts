import express, { type RequestHandler } from 'express'
import { Refusal, type FieldError } from '../errors.ts'

/** Reads JSON bodies up to 512 kB. */
export const readJson: RequestHandler = express.json({ limit: '512kb' })

/** Keeps the bytes of a webhook as they came, for its signature; up to 1 MB. */
export const readRaw: RequestHandler = express.raw({ type: () => true, limit: '1mb' })

/** Refuses an address with an encoded NUL before it reaches a query. */
export const refuseNulInAddress: RequestHandler = (req, _res, next) => {
  if (req.url.includes('%00')) throw new Refusal(400, 'bad_request', 'The address contains the character U+0000.')
  next()
}

/** No body of ours is half as deep. */
const deepest = 24

/**
 * What in a parsed JSON body the database cannot keep: PostgreSQL's text holds no U+0000 and no half of a surrogate
 * pair. Nobody types either. Also refuses to go deeper than any body of ours is.
 */
export function unstorableIn(body: unknown): FieldError[] {
  const errors: FieldError[] = []
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value: body, path: 'body', depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
      errors.push({ path, message: 'contains a character that is none', code: 'not_text' })
    }
    if (typeof value !== 'object' || value === null) continue
    if (depth === deepest) return [{ path, message: 'is nested too deeply', code: 'too_deep' }]
    for (const [key, part] of Object.entries(value))
      waiting.push({ value: part, path: `${path}.${key}`, depth: depth + 1 })
  }
  return errors
}
