import { kindsAt, noticeKinds, type NoticeKindName } from '#shared/notice-kinds.ts'
import type { NoticeChoice, NoticeChoices, NoticeHours } from '#shared/api/notices.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { findPauseOf } from '#server/platform/mail/index.ts'
import { mailNecessary, noticeKindUnknown } from './errors.ts'
import { listenerOf } from './policy.ts'
import { findHours, listChoices, saveChoices, saveHours } from './repository.ts'

const anyTime: NoticeHours = { quietFrom: null, quietTo: null, timeZone: 'UTC', wantsDigest: false }

/** How the actor hears of each kind at their door, and when. What nobody chose is mailed, shown and pushed, at any time. */
export async function getChoices(context: Context): Promise<NoticeChoices> {
  const { personId, door } = listenerOf(context)
  const [choices, hours, pausedBecause] = await asMarket(context, () =>
    Promise.all([
      listChoices(context.db, personId),
      findHours(context.db, personId),
      findPauseOf(context.db, personId),
    ]),
  )
  const chosen = new Map(choices.map((one) => [one.kind, one]))
  return {
    items: kindsAt(door).map((kind) => chosen.get(kind) ?? { kind, isMailed: true, isShown: true, isPushed: true }),
    hours: hours ?? anyTime,
    pausedBecause,
  }
}

/**
 * Keeps how the actor wants to hear of some kinds, and when mail may come; what is not named stays as it is. The hours are
 * the person's, at every door. Refuses with `notice_kind_unknown`, or `mail_necessary` when a necessary mail is switched off.
 */
export async function chooseNotices(
  context: Context,
  { items = [], hours }: { items?: readonly NoticeChoice[] | undefined; hours?: NoticeHours | undefined },
): Promise<void> {
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
    }),
  )
}
