import { newId } from '#shared/ids.ts'
import type { NewMessage } from '#shared/api/chat.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import {
  attachmentNotFound,
  cardNotFound,
  chatClosed,
  clientIdUsed,
  conversationBlocked,
  conversationNotFound,
  messageEmpty,
} from './errors.ts'
import { factOf } from './fact-of.ts'
import { greetWhileAway } from './greet.ts'
import { noteContacts } from './note-contacts.ts'
import { answeringSide, partyOf } from './policy.ts'
import {
  assign,
  checkShown,
  findPersonName,
  findSent,
  insertAnswer,
  insertMessage,
  lockConversation,
  raiseRead,
  type Shown,
} from './repository.ts'

/** Nobody writes faster than this; programs do. */
const messagesOfPerson = { most: 20, seconds: 60 }

/**
 * Says something in a conversation, for the side the actor speaks for; the same client id is said once, however often it
 * is sent. Answers the message's id. Who answers first takes the conversation. Refuses with `conversation_not_found`,
 * `conversation_blocked`, `chat_closed`, `message_empty`, `card_not_found`, `attachment_not_found`, `client_id_used` or
 * `too_many_attempts`.
 */
export async function sendMessage(context: Context, conversationId: string, said: NewMessage): Promise<string> {
  const party = partyOf(context)
  const { clientId, text } = said
  const shown: Shown = {
    productId: said.productId ?? null,
    orderId: said.orderId ?? null,
    pictureId: said.pictureId ?? null,
    fileId: said.fileId ?? null,
  }
  return await inTransaction(context, async (tx) => {
    await asMarket(tx, () => limitRate(tx, `messages of ${party.personId}`, messagesOfPerson))
    const head = await lockConversation(tx.db, conversationId, party)
    if (!head) throw conversationNotFound()
    if (text === '' && Object.values(shown).every((id) => id === null)) throw messageEmpty()
    const sent = await findSent(tx.db, conversationId, clientId)
    if (sent) {
      if (sent.authorId !== party.personId) throw clientIdUsed()
      return sent.id
    }
    if (head.isBlockedBy.length > 0) throw conversationBlocked(head.isBlockedBy.includes(party.side))
    if (head.isBanned) throw chatClosed()
    const { areCardsFound, areAttachmentsFound } = await checkShown(tx.db, head, party, shown)
    if (!areCardsFound) throw cardNotFound()
    if (!areAttachmentsFound) throw attachmentNotFound()

    const at = tx.clock.now()
    const id = newId()
    const { personId, side } = party
    const authorName = await asMarket(tx, () => findPersonName(tx.db, personId))
    await insertMessage(tx.db, head, { id, clientId, side, authorId: personId, authorName, text, ...shown }, at)
    await raiseRead(tx.db, conversationId, party, {
      number: head.lastNumber + 1,
      name: authorName,
      shopId: head.shopId,
      at,
    })
    if (side === answeringSide(head.kind)) {
      await insertAnswer(tx.db, head, personId, at)
      if (!head.assignedTo) await assign(tx.db, conversationId, { personId, name: authorName })
    }
    await noteContacts(tx, head, { messageId: id, side, text })
    if (side === 'customer') await greetWhileAway(tx, head)
    await tx.facts.announce(tx, 'message.sent', { ...factOf(head), messageId: id, side })
    return id
  })
}
