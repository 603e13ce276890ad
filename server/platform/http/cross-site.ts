import type { Request } from 'express'
import type { Config } from '../../config.ts'
import { Refusal } from '../errors.ts'

/**
 * Refuses with `cross_site` a request that changes something and comes from another site's page. Browsers say where a
 * request comes from in Sec-Fetch-Site (W3C Fetch Metadata) and Origin; programs that are no browser send neither and
 * carry no cookie by themselves.
 */
export function refuseForeignOrigin(req: Request, config: Config): void {
  const site = req.get('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return
  const origin = req.get('origin')
  if (site === undefined && origin === undefined) return
  if (origin !== undefined && isOwn(origin, req, config)) return
  throw new Refusal(403, 'cross_site', 'This request comes from another site.')
}

function isOwn(origin: string, req: Request, config: Config): boolean {
  if (origin === new URL(config.publicUrl).origin) return true
  // The address under which this very request was made, for a market reached under several local names.
  return origin === `${req.protocol}://${req.get('host')}`
}
