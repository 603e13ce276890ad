import { kindsAt, noticeKinds, type NoticeKindName } from '#shared/notice-kinds.ts'
import type { NoticeChoice } from '#shared/api/notices.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { mailNecessary, noticeKindUnknown } from './errors.ts'
import { listenerOf } from './policy.ts'
import { listChoices, saveChoices } from './repository.ts'

/** Of each kind at the actor's door, how they hear of it. What nobody chose is mailed and shown. */
export async function getChoices(context: Context): Promise<NoticeChoice[]> {
  const { personId, door } = listenerOf(context)
  const chosen = new Map(
    (await asMarket(context, () => listChoices(context.db, personId))).map((one) => [one.kind, one]),
  )
  return kindsAt(door).map((kind) => chosen.get(kind) ?? { kind, isMailed: true, isShown: true })
}

/**
 * Keeps how the actor wants to hear of some kinds; others stay as they are. Refuses with `notice_kind_unknown`, or
 * `mail_necessary` when a necessary mail is switched off.
 */
export async function chooseNotices(context: Context, choices: readonly NoticeChoice[]): Promise<void> {
  const { personId, door } = listenerOf(context)
  const known = new Set<string>(kindsAt(door))
  for (const [at, { kind, isMailed }] of choices.entries()) {
    if (!known.has(kind)) throw noticeKindUnknown(at)
    if (!isMailed && noticeKinds[kind as NoticeKindName].isNecessary) throw mailNecessary(at)
  }
  await inTransaction(context, (tx) => asMarket(tx, () => saveChoices(tx.db, personId, choices)))
}
