import type { Side } from '#shared/api/chat.schemas.ts'
import { newId } from '#shared/ids.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { factOf } from './fact-of.ts'
import { insertMessages, type HeadToSay } from './message-repository.ts'
import { hereSince } from './pages.ts'
import { answeringSide } from './policy.ts'
import { findChatSettings, findShopName, isAnybodyHere } from './repository.ts'

/**
 * Greets who begins to wait for an answer while nobody of the shop, or of the market, is there, if they want it. It answers
 * nothing: who wrote still waits. Must stand in the transaction that holds the conversation.
 */
export async function greetWhileAway(tx: Context, head: HeadToSay, writing: Side): Promise<void> {
  const { kind, waitingSince, isGreetingOn } = head
  const side = answeringSide(kind)
  if (writing === side || waitingSince || !isGreetingOn) return
  const shopId = side === 'shop' ? head.shopId : null
  // A shop that asks the market may not look who is there.
  await asMarket(tx, async () => {
    const at = tx.clock.now()
    if (await isAnybodyHere(tx.db, shopId, hereSince(at))) return
    const { greeting } = await findChatSettings(tx.db, shopId)
    const nothing = { productId: null, orderId: null, pictureId: null, fileId: null }
    const authorName = shopId ? await findShopName(tx.db, shopId) : settingsOf(tx).name
    const message = { id: newId(), clientId: newId(), side, authorId: null, authorName, text: greeting, ...nothing }
    await insertMessages(tx.db, [{ head, message }], at)
    await tx.facts.announce(tx, 'conversation.changed', factOf(head))
  })
}
