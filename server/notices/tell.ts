import { kindOfKey, noticeKinds, type NoticeDoor, type NoticeKindName } from '#shared/notice-kinds.ts'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import {
  digestKind,
  gistOf,
  tongueOf,
  type Gist,
  type Heard,
  type LetterText,
  type Mail,
  type Tongue,
} from '#server/platform/mail/index.ts'
import { pushMessages } from './push/push-messages.ts'
import type { NewPushMessage } from './push/repository.ts'
import { heldBy } from './quiet-hours.ts'
import { findReaders, insertNotices, type NewNotice, type Reader } from './repository.ts'

/**
 * Hears of every letter before it is kept, in its transaction: writes the notice that stands in the pages of who it goes
 * to, and what their devices are told, in their language, and answers by key in what each letter is written, which nobody
 * wants by mail, and which wait for quiet hours or a digest. A letter without a kind, or to somebody without an account, leaves
 * at once; so does a necessary one. The key of a letter tells once, whatever is retried.
 */
export async function tellByLetters(tx: Context, mails: readonly Mail[]): Promise<ReadonlyMap<string, Heard>> {
  const kinds = [...new Set(mails.flatMap(({ key }) => kindOfKey(key) ?? []))]
  if (kinds.length === 0 && mails.every(({ language }) => language)) return new Map()
  const emails = mails.map(({ to }) => to)
  const readers = await findReaders(tx.db, { emails, kinds, outside: tx.clock.outside() })
  const letters = mails.flatMap((mail) => asReadBy(tx, mail, readers) ?? [])
  const { publicUrl } = tx.config
  const now = tx.clock.now()
  const said = letters.flatMap((letter) => {
    const notice = noticeOf(letter, publicUrl)
    return notice ? { notice, reader: letter.reader } : []
  })
  const told = await insertNotices(
    tx.db,
    said.filter(({ reader }) => reader.isShown).map(({ notice }) => notice),
    now,
  )
  if (told.length > 0) await tx.facts.announce(tx, 'notices.told', { people: told })
  await pushMessages(
    tx,
    said.flatMap(({ notice, reader }) => messagesOf(notice, reader, now)),
  )
  return new Map(
    letters.map(({ key, reader, kind, gist, tongue }): [string, Heard] => {
      if (!kind || !gist || !reader.isHere || noticeKinds[kind].isNecessary)
        return [key, { tongue, isDeclined: false, held: null }]
      return [key, { tongue, isDeclined: !reader.isMailed, held: reader.hours && heldBy(kind, reader.hours, now) }]
    }),
  )
}

/** A letter to somebody who is known, as they read it. */
interface ReadLetter {
  key: string
  reader: Reader
  kind: NoticeKindName | null
  tongue: Tongue
  gist: Gist | undefined
}

function asReadBy(
  tx: Context,
  { key, to, write, language, page }: Mail,
  readers: readonly Reader[],
): ReadLetter | null {
  const kind = kindOfKey(key) ?? null
  const reader = readers.find(
    (one) => one.email.toLowerCase() === to.toLowerCase() && (kind === null || one.kind === kind),
  )
  if (!reader) return null
  const tongue = tongueOf(tx, reader.language ?? language)
  return { key, reader, kind, tongue, gist: gistFor(tx, reader, write(tongue), page) }
}

/** Whose page it is decides, not whose address: a letter may go to the address of somebody else who has an account. */
function gistFor({ config }: Context, { personId }: Reader, said: LetterText, page: Mail['page']): Gist | undefined {
  if (page === undefined) return gistOf(said)
  return page?.personId === personId ? gistOf(said, config.publicUrl + page.path) : undefined
}

/** Where people choose, by door. */
export const choicesAt: Record<NoticeDoor, string> = {
  storefront: '/account/notices#choices',
  seller: '/seller/notices#choices',
  operator: '/operator/notices#choices',
}

/** Where a letter with this key can be switched off: at the door it leads to. Null where it always leaves. */
export function findChoices({ config }: Context, key: string, gist?: Gist): string | null {
  const kind = kindOfKey(key) ?? null
  if (!kind || noticeKinds[kind].isNecessary || !gist?.url.startsWith(`${config.publicUrl}/`)) return null
  return config.publicUrl + choicesAt[doorOf(gist.url.slice(config.publicUrl.length))]
}

/** Whether a letter with this key always leaves. What gathers many for a digest is none. */
export function isNecessaryLetter(key: string): boolean {
  const kind = kindOfKey(key) ?? null
  return kind ? noticeKinds[kind].isNecessary : !key.startsWith(`${digestKind}:`)
}

/** What a letter says where it is no letter; null where there is nothing to say it to, or nowhere it leads. */
function noticeOf({ key, reader, kind, gist }: ReadLetter, publicUrl: string): NewNotice | null {
  if (!kind || !reader.isHere || !gist?.url.startsWith(`${publicUrl}/`)) return null
  const path = gist.url.slice(publicUrl.length)
  const { title, words } = gist
  return {
    id: newId(),
    personId: reader.personId,
    key,
    kind,
    door: doorOf(path),
    title,
    words,
    path,
  }
}

/** To each device of the door, when mail may come too; what is gathered for a digest is not urgent enough for any. */
function messagesOf(
  { key, kind, door, title, words, path }: NewNotice,
  { isPushed, hours, devices }: Reader,
  now: Date,
): NewPushMessage[] {
  const held = hours && heldBy(kind as NoticeKindName, hours, now)
  if (!isPushed || held?.isForDigest) return []
  const there = devices.filter((device) => device.door === door)
  return there.map(({ id }) => ({ id: newId(), deviceId: id, key, title, words, path, heldUntil: held?.until ?? null }))
}

/** Where a letter leads decides at which door it is told. */
function doorOf(path: string): NoticeDoor {
  const first = /^\/([^/?#]*)/.exec(path)?.[1]
  return first === 'seller' || first === 'operator' ? first : 'storefront'
}
