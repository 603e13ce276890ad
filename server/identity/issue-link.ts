import type { Context } from '#server/platform/context.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import { linkTo } from './doors.ts'
import { newOneTimeToken } from './one-time-token.ts'
import { insertToken, type NewToken } from './repository.ts'

/** What a link is for, and for how many hours it works. */
const kinds = {
  activation: { page: 'activation', parameter: 'token', hours: 24 },
  password_reset: { page: 'password-reset', parameter: 'token', hours: 1 },
  email_change: { page: 'email-confirmation', parameter: 'token', hours: 24 },
  operator_invitation: { page: 'sign-up', parameter: 'invitation', hours: 7 * 24 },
} as const

export interface IssuedLink {
  url: string
  hours: number
  /** Names the link without giving it away: for the key of its letter. */
  key: string
}

/** Makes a link that works once, and keeps its hash in the caller's transaction. `next` is the page to go on with. */
export async function issueLink(
  tx: Context,
  {
    next,
    ...link
  }: Pick<NewToken, 'purpose' | 'door' | 'personId' | 'email' | 'typed'> & { next?: string | undefined },
): Promise<IssuedLink> {
  const { page, parameter, hours } = kinds[link.purpose]
  const { token, hash } = newOneTimeToken()
  const createdAt = tx.clock.outside()
  await insertToken(tx.db, { ...link, hash, createdAt, expiresAt: minutesAfter(createdAt, hours * 60) })
  const url = linkTo(tx, link.door, page, { [parameter]: token, ...(next && { next }) })
  return { url, hours, key: `${link.purpose}:${hash.toString('base64url')}` }
}
