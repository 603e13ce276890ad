import type { Request } from 'express'
import { preferredLanguage, type Language } from '#shared/languages.ts'
import { readCookie } from '#server/platform/http/cookies.ts'
import { addressOf } from '#server/platform/http/network.ts'
import { cookieOf, type SessionDoor } from './doors.ts'

/** What is known about somebody who comes to a door, before they say who they are. */
export interface Arrival {
  address: string | undefined
  userAgent: string | undefined
  /** What their browser would most like to read, of the languages written here. */
  language?: Language | null
  /** The session token they carry for this door, of whatever worth. */
  token: string | undefined
}

/** Who comes to a door with this request. */
export function arrivalOf(req: Request, door: SessionDoor): Arrival {
  return {
    address: addressOf(req),
    userAgent: req.get('user-agent'),
    language: preferredLanguage(req.get('accept-language')),
    token: readCookie(req, cookieOf[door]),
  }
}
