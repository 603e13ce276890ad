import { kindsAt, noticeKinds, type NoticeKindName } from '#shared/notice-kinds.ts'
import type { Language } from '#shared/languages.ts'
import type { NoticeChoice, NoticeChoices, NoticeHours } from '#shared/api/notices.schemas.ts'
import { findLanguage, saveLanguage } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { findPauseOf } from '#server/platform/mail/index.ts'
import { mailNecessary, noticeKindUnknown } from './errors.ts'
import { listenerOf } from './policy.ts'
import { findHours, listChoices, saveChoices, saveHours } from './repository.ts'

/** What somebody changes; what is not named stays. */
export interface NoticeWishes {
  items?: readonly NoticeChoice[] | undefined
  hours?: NoticeHours | undefined
  /** null: the market's. */
  language?: Language | null | undefined
}

const anyTime: NoticeHours = { quietFrom: null, quietTo: null, timeZone: 'UTC', wantsDigest: false }

/** How the actor hears of each kind at their door, in which language, and when. What nobody chose is mailed, shown and pushed, at any time. */
export async function getChoices(context: Context): Promise<NoticeChoices> {
  const { personId, door } = listenerOf(context)
  const [choices, hours, language, pausedBecause] = await asMarket(context, () =>
    Promise.all([
      listChoices(context.db, personId),
      findHours(context.db, personId),
      findLanguage(context.db, personId),
      findPauseOf(context.db, personId),
    ]),
  )
  const chosen = new Map(choices.map((one) => [one.kind, one]))
  return {
    items: kindsAt(door).map((kind) => chosen.get(kind) ?? { kind, isMailed: true, isShown: true, isPushed: true }),
    language,
    hours: hours ?? anyTime,
    pausedBecause,
  }
}

/**
 * Keeps how the actor wants to hear of some kinds, in which language, and when mail may come; what is not named stays as it
 * is. Language and hours are the person's, at every door. Refuses with `notice_kind_unknown`, or `mail_necessary` when a necessary mail is switched off.
 */
export async function chooseNotices(context: Context, { items = [], hours, language }: NoticeWishes): Promise<void> {
  const { personId, door } = listenerOf(context)
  const known = new Set<string>(kindsAt(door))
  for (const [at, { kind, isMailed }] of items.entries()) {
    if (!known.has(kind)) throw noticeKindUnknown(at)
    if (!isMailed && noticeKinds[kind as NoticeKindName].isNecessary) throw mailNecessary(at)
  }
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      if (items.length > 0) await saveChoices(tx.db, personId, items)
      if (hours) await saveHours(tx.db, personId, hours)
      if (language !== undefined) await saveLanguage(tx.db, personId, language)
    }),
  )
}
