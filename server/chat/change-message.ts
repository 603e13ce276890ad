import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { messageEmpty, messageNotFound, tooLateToChange } from './errors.ts'
import { factOf } from './fact-of.ts'
import { changeMessage, lockOwnMessage } from './message-repository.ts'
import { noteContacts } from './note-contacts.ts'
import { changeableMinutes, partyOf } from './policy.ts'

/**
 * Says an own message otherwise, within five minutes; what it said before is kept, and that it was edited can be seen.
 * Refuses with `message_not_found`, `message_empty` or `too_late_to_change`.
 */
export async function editMessage(context: Context, messageId: string, text: string): Promise<void> {
  await change(context, messageId, text)
}

/**
 * Takes an own message back, within five minutes; that there was one can be seen. A second time changes nothing.
 * Refuses with `message_not_found` or `too_late_to_change`.
 */
export async function withdrawMessage(context: Context, messageId: string): Promise<void> {
  await change(context, messageId, null)
}

async function change(context: Context, messageId: string, text: string | null): Promise<void> {
  const party = partyOf(context)
  await inTransaction(context, async (tx) => {
    const found = await lockOwnMessage(tx.db, messageId, party)
    if (!found) throw messageNotFound()
    const { message, head } = found
    if (message.isGone && text === null) return
    const at = tx.clock.now()
    if (message.isGone || minutesAfter(message.writtenAt, changeableMinutes) <= at) throw tooLateToChange()
    if (text === '' && !message.hasAttachment) throw messageEmpty()
    if (text === message.text) return
    await changeMessage(tx.db, found, text, party.personId, at)
    if (text !== null) await noteContacts(tx, head, { messageId, side: party.side, text })
    await tx.facts.announce(tx, 'conversation.changed', factOf(head))
  })
}
