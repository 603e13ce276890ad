import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { factOf } from './fact-of.ts'
import { hereSince } from './pages.ts'
import { findChatSettings, findShopName, insertMessage, isAnybodyHere, type ConversationHead } from './repository.ts'

/**
 * Says the shop's greeting to a customer who begins to wait while nobody of the shop is there, if the shop wants it. It
 * answers nothing: the customer still waits. Must stand in the transaction that holds the conversation.
 */
export async function greetWhileAway(tx: Context, head: ConversationHead): Promise<void> {
  const { shopId, kind, waitingSince } = head
  if (kind !== 'shop' || !shopId || waitingSince) return
  const { greeting, isGreetingOn } = await findChatSettings(tx.db, shopId)
  const at = tx.clock.now()
  if (!isGreetingOn || greeting === '' || (await isAnybodyHere(tx.db, shopId, hereSince(at)))) return
  const nothing = { productId: null, orderId: null, pictureId: null, fileId: null }
  const id = newId()
  const authorName = await findShopName(tx.db, shopId)
  await insertMessage(
    tx.db,
    head,
    { id, clientId: newId(), side: 'shop', authorId: null, authorName, text: greeting, ...nothing },
    at,
  )
  await tx.facts.announce(tx, 'conversation.changed', factOf(head))
}
