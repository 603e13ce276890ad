import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '#server/config.ts'

/** Whose link it is, and of which turn: a link that went to somebody else before stops working with the next turn. */
export interface LinkHolder {
  partyId: string
  linkTurn: number
}

/** The secret part of a private link: the party's id and an HMAC over it and its turn. Nothing of it is kept. */
export function signingToken(config: Config, holder: LinkHolder): string {
  const id = Buffer.from(holder.partyId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, macOf(config, holder)]).toString('base64url')
}

/** The party a token names; null when it has not the form of one. Says nothing about whether it is right. */
export function partyOfToken(token: string): string | null {
  if (!/^[\w-]{64}$/.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Whether a token is the one of this party and turn. Takes as long for a wrong one as for the right one. */
export function isSigningToken(config: Config, holder: LinkHolder, token: string): boolean {
  const given = Buffer.from(token, 'base64url').subarray(16)
  const right = macOf(config, holder)
  return given.length === right.length && timingSafeEqual(given, right)
}

function macOf({ secret }: Config, { partyId, linkTurn }: LinkHolder): Buffer {
  return createHmac('sha256', secret).update(`signing ${partyId} ${linkTurn}`).digest()
}
