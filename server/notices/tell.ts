import { kindOfKey, noticeKinds, type NoticeDoor, type NoticeKindName } from '#shared/notice-kinds.ts'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { digestKind, type Gist, type Heard, type Mail } from '#server/platform/mail/index.ts'
import { pushMessages } from './push/push-messages.ts'
import type { NewPushMessage } from './push/repository.ts'
import { heldBy } from './quiet-hours.ts'
import { findChosen, insertNotices, type Chosen, type NewNotice } from './repository.ts'

/**
 * Hears of every letter before it is kept, in its transaction: writes the notice that stands in the pages of who it goes
 * to and what their devices are told, and answers by key which letters they want no mail of, and which wait for their quiet hours or their digest. A letter
 * without a kind, or to somebody without an account, leaves at once; so does a necessary one. The key of a letter tells once, whatever is retried.
 */
export async function tellByLetters(tx: Context, mails: readonly Mail[]): Promise<ReadonlyMap<string, Heard>> {
  const known = mails.filter(({ key, letter }) => letter.gist && kindOfKey(key))
  if (known.length === 0) return new Map()
  const kinds = [...new Set(known.map(({ key }) => kindOfKey(key)!))]
  const emails = known.map(({ to }) => to)
  const chosen = await findChosen(tx.db, { emails, kinds, outside: tx.clock.outside() })
  const { publicUrl } = tx.config
  const now = tx.clock.now()
  const said = known.flatMap((mail) => noticeOf(mail, chosen, publicUrl) ?? [])
  const told = await insertNotices(
    tx.db,
    said.filter(({ choice }) => choice.isShown).map(({ notice }) => notice),
    now,
  )
  if (told.length > 0) await tx.facts.announce(tx, 'notices.told', { people: told })
  await pushMessages(
    tx,
    said.flatMap(({ notice, choice }) => messagesOf(notice, choice, now)),
  )
  return new Map(
    known.flatMap(({ key, to }) => {
      const kind = kindOfKey(key)!
      const choice = choiceOf(chosen, to, kind)
      if (!choice || noticeKinds[kind].isNecessary) return []
      return [[key, { isDeclined: !choice.isMailed, held: choice.hours && heldBy(kind, choice.hours, now) }] as const]
    }),
  )
}

/** Where people choose, by door. */
export const choicesAt: Record<NoticeDoor, string> = {
  storefront: '/account/notices#choices',
  seller: '/seller/notices#choices',
  operator: '/operator/notices#choices',
}

/** Where a letter with this key can be switched off: at the door it leads to. Null where it always leaves. */
export function findChoices({ config }: Context, key: string, gist?: Gist): string | null {
  const kind = kindOfKey(key)
  if (!kind || noticeKinds[kind].isNecessary || !gist?.url.startsWith(`${config.publicUrl}/`)) return null
  return config.publicUrl + choicesAt[doorOf(gist.url.slice(config.publicUrl.length))]
}

/** Whether a letter with this key always leaves. What gathers many for a digest is none. */
export function isNecessaryLetter(key: string): boolean {
  const kind = kindOfKey(key)
  return kind ? noticeKinds[kind].isNecessary : !key.startsWith(`${digestKind}:`)
}

/** What a letter says where it is no letter, with how who gets it wants to hear of it. */
function noticeOf(
  { key, to, letter: { gist } }: Mail,
  chosen: readonly Chosen[],
  publicUrl: string,
): { notice: NewNotice; choice: Chosen } | null {
  const kind = kindOfKey(key)!
  const choice = choiceOf(chosen, to, kind)
  if (!choice || !gist?.url.startsWith(`${publicUrl}/`)) return null
  const path = gist.url.slice(publicUrl.length)
  const { title, words } = gist
  return {
    choice,
    notice: { id: newId(), personId: choice.personId, key, kind, door: doorOf(path), title, words, path },
  }
}

/** To each device of the door, when mail may come too; what is gathered for a digest is not urgent enough for any. */
function messagesOf(
  { key, kind, door, title, words, path }: NewNotice,
  { isPushed, hours, devices }: Chosen,
  now: Date,
): NewPushMessage[] {
  const held = hours && heldBy(kind as NoticeKindName, hours, now)
  if (!isPushed || held?.isForDigest) return []
  const there = devices.filter((device) => device.door === door)
  return there.map(({ id }) => ({ id: newId(), deviceId: id, key, title, words, path, heldUntil: held?.until ?? null }))
}

function choiceOf(chosen: readonly Chosen[], to: string, kind: NoticeKindName): Chosen | undefined {
  return chosen.find((one) => one.kind === kind && one.email.toLowerCase() === to.toLowerCase())
}

/** Where a letter leads decides at which door it is told. */
function doorOf(path: string): NoticeDoor {
  const first = /^\/([^/?#]*)/.exec(path)?.[1]
  return first === 'seller' || first === 'operator' ? first : 'storefront'
}
