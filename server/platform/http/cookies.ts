import type { IncomingMessage } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Response } from 'express'
import type { Config } from '../../config.ts'

/** The value of a cookie of the request; absent when it is not there. */
export function readCookie(req: Pick<IncomingMessage, 'headers'>, name: string): string | undefined {
  const header = req.headers.cookie
  return header ? parseCookie(header)[name] : undefined
}

/** Sets a cookie no script can read: HttpOnly, SameSite=Lax, Secure when the market is reached over https. */
export function setCookie(res: Response, config: Config, name: string, value: string, expiresAt: Date): void {
  append(res, name, value, config, { expires: expiresAt })
}

/** Makes the browser forget a cookie. */
export function clearCookie(res: Response, config: Config, name: string): void {
  append(res, name, '', config, { expires: new Date(0) })
}

function append(res: Response, name: string, value: string, config: Config, more: { expires: Date }): void {
  const secure = config.publicUrl.startsWith('https:')
  res.append(
    'set-cookie',
    stringifySetCookie({ name, value, httpOnly: true, sameSite: 'lax', path: '/', secure, ...more }),
  )
}
