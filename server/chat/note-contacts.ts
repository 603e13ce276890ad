import { contactsIn, contactWords } from '#shared/contacts.ts'
import type { Side } from '#shared/api/chat.schemas.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { insertReport } from './report-repository.ts'
import type { ConversationHead } from './repository.ts'

/**
 * Puts a message between a customer and a shop before the operator when it holds contacts and the market notes them. The
 * message stays as it is; who wrote it was warned by the page. Must stand in the transaction that writes the message.
 */
export async function noteContacts(
  tx: Context,
  { id, kind }: Pick<ConversationHead, 'id' | 'kind'>,
  { messageId, side, text }: { messageId: string; side: Side; text: string },
): Promise<void> {
  if (kind !== 'shop' || side === 'market' || !settingsOf(tx).notesContacts) return
  const found = contactsIn(text, new URL(tx.config.publicUrl).host)
  if (found.length === 0) return
  const reason = `Noted by the contact filter: ${contactWords(found)}`
  const report = { conversationId: id, messageId, reporterId: null, reporterSide: null, side, reason }
  const reportId = await asMarket(tx, () => insertReport(tx.db, report, tx.clock.now()))
  await tx.facts.announce(tx, 'chat.reported', { reportId })
}
