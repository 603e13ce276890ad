import { createHmac, timingSafeEqual } from 'node:crypto'
import { Router } from 'express'
import { kindOfKey, noticeKinds, type NoticeKindName } from '#shared/notice-kinds.ts'
import type { Config } from '#server/config.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { digestKind } from '#server/platform/mail/index.ts'
import { declineMails, findPersonToDecline } from './repository.ts'
import { choicesAt } from './tell.ts'

/** What one press switches off: a kind, or everything that is gathered into a digest. */
type Declined = NoticeKindName | typeof digestKind

const path = '/unsubscribe/'

/**
 * Where a mail program switches letters like this off with one press, and nobody has to sign in (RFC 8058). Null where
 * they always leave, or go to somebody without an account, and where the market has no https address, which it needs.
 */
export async function findOneClick(
  context: Context,
  { key, recipient }: { key: string; recipient: string },
): Promise<string | null> {
  const { config, db } = context
  const kind = declinedOf(key.split(':', 1)[0]!)
  if (!kind || !config.publicUrl.startsWith('https://')) return null
  const personId = await findPersonToDecline(db, recipient)
  return (
    personId && `${config.publicUrl}${path}${personId}.${kind}.${macOf(config, personId, kind).toString('base64url')}`
  )
}

/**
 * Switches mail of a kind off by the link of a letter; what stands among the notices stays. Answers at which page somebody
 * chooses for themselves, or null when the link is none of ours.
 */
export async function declineByLink(context: Context, token: string): Promise<string | null> {
  const link = readLink(context.config, token)
  if (!link) return null
  const kinds = link.kind === digestKind ? chattyKinds : [link.kind]
  await inTransaction(context, (tx) => declineMails(tx.db, link.personId, kinds))
  return pageOf(link.kind)
}

/**
 * The address of the links: a mail program posts to it, with no cookie of ours, and somebody who opens it in a browser comes
 * to where they choose. Only a POST changes something, because programs that look for bad links open every one.
 */
export function oneClickPages(context: Context): Router {
  const router = Router()
  router.get(`${path}:token`, (req, res) => {
    const link = readLink(context.config, req.params.token)
    res.set('cache-control', 'no-store').redirect(link ? pageOf(link.kind) : '/account/notices#choices')
  })
  router.post(`${path}:token`, async (req, res) => {
    const page = await declineByLink(context, req.params.token)
    res.set('cache-control', 'no-store').type('text/plain')
    if (page)
      res.send(`You get no more letters like this. All your choices are at ${context.config.publicUrl}${page}\n`)
    else res.status(404).send('This link is not one of ours.\n')
  })
  return router
}

const chattyKinds = (Object.keys(noticeKinds) as NoticeKindName[]).filter((name) => noticeKinds[name].isChatty)

/** What a link can switch off; undefined for what nobody can. */
function declinedOf(name: string): Declined | undefined {
  if (name === digestKind) return digestKind
  const kind = kindOfKey(name)
  return kind && !noticeKinds[kind].isNecessary ? kind : undefined
}

function readLink(config: Config, token: string): { personId: string; kind: Declined } | null {
  const [personId = '', name = '', mac = ''] = token.split('.')
  const kind = declinedOf(name)
  const given = Buffer.from(mac, 'base64url')
  if (!kind) return null
  const right = macOf(config, personId, kind)
  return given.length === right.length && timingSafeEqual(given, right) ? { personId, kind } : null
}

function pageOf(kind: Declined): string {
  return choicesAt[(kind !== digestKind && noticeKinds[kind].doors[0]) || 'storefront']
}

function macOf({ secret }: Config, personId: string, kind: Declined): Buffer {
  return createHmac('sha256', secret).update(`no more mail ${personId} ${kind}`).digest()
}
