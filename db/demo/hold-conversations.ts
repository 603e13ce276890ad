import { createHash } from 'node:crypto'
import { newId } from '#shared/ids.ts'
import {
  openConversation,
  readConversation,
  saveChatSettings,
  saveMarketChatSettings,
  sendMessage,
} from '#server/chat/index.ts'
import { actingAs, type Actor, type Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { marketReplies, quickReplies, talks } from './conversations.ts'
import type { Townspeople } from './settle-people.ts'
import type { StoryClock } from './story-clock.ts'

/**
 * Lets people talk with shops and with the market in the last days before the town opens. Every word has a client id of
 * its own that never changes, so a town that was interrupted goes on where it stopped.
 */
export async function holdConversations(
  story: Context,
  { clock, people, opensAt }: { clock: StoryClock; people: Townspeople; opensAt: Date },
): Promise<void> {
  const customerNamed = (personId: string) => actingAs(story, { kind: 'customer', personId, sessionId: newId() })
  const memberOf = (shopId: string, personId: string) => {
    const actor: Actor = { kind: 'seller', personId, sessionId: newId(), shop: { id: shopId, role: 'owner' } }
    return actingAs(story, actor)
  }
  for (const { customer, shop, said, isAboutOrder, readByShop = 0, readByCustomer = 0 } of talks) {
    const personId = people.get(customer)!
    const shopId = shop ? await findShop(story, shop) : null
    const asCustomer = customerNamed(personId)
    const id = await openConversation(asCustomer, shopId ?? undefined)
    const orderId = isAboutOrder && shopId ? await findLatestOrder(story, personId, shopId) : null
    for (const [index, { by, minutesAgo, text }] of said.entries()) {
      clock.set(new Date(opensAt.getTime() - minutesAgo * 60_000))
      const speaker = by === customer ? asCustomer : memberOf(shopId!, people.get(by)!)
      const clientId = idOf(`${customer} ${shop ?? 'market'} ${index}`)
      await sendMessage(speaker, id, { clientId, text, ...(index === 0 && orderId && { orderId }) })
    }
    if (readByCustomer > 0) await readConversation(asCustomer, id, readByCustomer)
    const member = said.find(({ by }) => by !== customer)?.by
    if (readByShop > 0 && member && shopId)
      await readConversation(memberOf(shopId, people.get(member)!), id, readByShop)
  }
  const greeting = 'We are at the wheel and answer as soon as our hands are dry.'
  await saveChatSettings(story.db, await findShop(story, 'kiln-and-clay'), {
    greeting,
    isGreetingOn: false,
    quickReplies,
  })
  await saveMarketChatSettings(story.db, {
    greeting: 'Thank you. Somebody reads this on working days between nine and six.',
    isGreetingOn: false,
    quickReplies: marketReplies,
  })
  clock.set(opensAt)
}

/** The same id for the same words. */
function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function findShop({ db }: Context, slug: string): Promise<string> {
  const shop = await db.selectFrom('shops').select('id').where('slug', '=', slug).executeTakeFirst()
  invariant(shop, `there is a shop ${slug} in town`)
  return shop.id
}

async function findLatestOrder({ db }: Context, personId: string, shopId: string): Promise<string | null> {
  const order = await db
    .selectFrom('orders')
    .select('id')
    .where('person_id', '=', personId)
    .where('shop_id', '=', shopId)
    .orderBy('placed_at', 'desc')
    .executeTakeFirst()
  return order?.id ?? null
}
