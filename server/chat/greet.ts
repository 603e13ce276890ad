import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { factOf } from './fact-of.ts'
import { hereSince } from './pages.ts'
import { findChatSettings, findShopName, insertMessages, isAnybodyHere, type HeadToSay } from './repository.ts'

/**
 * Says the shop's greeting to a customer who begins to wait while nobody of the shop is there, if the shop wants it. It
 * answers nothing: the customer still waits. Must stand in the transaction that holds the conversation.
 */
export async function greetWhileAway(tx: Context, head: HeadToSay): Promise<void> {
  const { shopId, kind, waitingSince, isGreetingOn } = head
  if (kind !== 'shop' || !shopId || waitingSince || !isGreetingOn) return
  const at = tx.clock.now()
  if (await isAnybodyHere(tx.db, shopId, hereSince(at))) return
  const { greeting } = await findChatSettings(tx.db, shopId)
  const nothing = { productId: null, orderId: null, pictureId: null, fileId: null }
  const id = newId()
  const authorName = await findShopName(tx.db, shopId)
  const message = {
    id,
    clientId: newId(),
    side: 'shop',
    authorId: null,
    authorName,
    text: greeting,
    ...nothing,
  } as const
  await insertMessages(tx.db, [{ head, message }], at)
  await tx.facts.announce(tx, 'conversation.changed', factOf(head))
}
