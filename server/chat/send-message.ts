import { newId } from '#shared/ids.ts'
import type { NewMessage } from '#shared/api/chat.schemas.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import type { Database } from '#server/platform/db/database.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { gatherAt } from '#server/platform/gather.ts'
import { countRates } from '#server/platform/rate-limit.ts'
import {
  attachmentNotFound,
  cardNotFound,
  chatClosed,
  clientIdUsed,
  conversationBlocked,
  conversationNotFound,
  messageEmpty,
  shopClosed,
} from './errors.ts'
import { factOf } from './fact-of.ts'
import { greetWhileAway } from './greet.ts'
import { insertMessages, lockToSay, type HeadToSay, type Saying } from './message-repository.ts'
import { noteContacts } from './note-contacts.ts'
import { partyOf } from './policy.ts'
import { findPersonName } from './repository.ts'

/** Nobody writes faster than this; programs do. */
const messagesOfPerson = { most: 20, seconds: 60 }

/**
 * While many write. A list takes six statements however long it is, and sending a statement costs the process more than anything
 * else it does with a message; so lists follow each other with a breath between them, which is as much longer for who speaks in it.
 */
const restBetweenListsMs = 10

/** What somebody says, in the context of their request. */
interface Said extends Saying {
  context: Context
  text: string
}

/** A message that was said. */
export interface SaidMessage {
  id: string
  /** As JSON for who wrote it; null: it was there already. */
  json: string | null
}

/** The message, or why it was not said. */
type Sent = SaidMessage | Error

/**
 * Says something in a conversation, for the side the actor speaks for; the same client id is said once, however often it
 * is sent. Answers the message. What customers say while other words are being written is written together. Who answers
 * first takes the conversation. Refuses with `conversation_not_found`, `conversation_blocked`, `chat_closed`, `shop_closed`,
 * `message_empty`, `card_not_found`, `attachment_not_found`, `client_id_used` or `too_many_attempts`.
 */
export async function sendMessage(context: Context, conversationId: string, message: NewMessage): Promise<SaidMessage> {
  const said: Said = {
    context,
    conversationId,
    clientId: message.clientId,
    party: partyOf(context),
    text: message.text,
    productId: message.productId ?? null,
    orderId: message.orderId ?? null,
    pictureId: message.pictureId ?? null,
    fileId: message.fileId ?? null,
  }
  // Shops write in their role, and they and the market in the transaction of their line in the audit log, which is
  // undone as a whole when the market refuses.
  if (context.actor.kind !== 'customer' || context.isInTransaction || context.act)
    return await inTransaction(context, async (tx) => saidOf((await write(tx, [said]))[0]!))
  return saidOf(await sendTogether(context.db, said))
}

function saidOf(sent: Sent): SaidMessage {
  if (sent instanceof Error) throw sent
  return sent
}

const sendTogether = gatherAt(
  async (_db: Database, all: readonly Said[]) => {
    const sent = new Map<Said, Sent>()
    for (const round of roundsOf(all)) {
      const answers = await sendRound(round)
      round.forEach((said, place) => sent.set(said, answers[place]!))
    }
    return all.map((said) => sent.get(said)!)
  },
  { restMs: restBetweenListsMs },
)

/** In one round nobody speaks twice, and nothing is said twice in one conversation. */
function roundsOf(all: readonly Said[]): Said[][] {
  const rounds: Said[][] = []
  const next = new Map<string, number>()
  for (const said of all) {
    const keys = [said.conversationId, said.party.personId]
    const place = Math.max(...keys.map((key) => next.get(key) ?? 0))
    for (const key of keys) next.set(key, place + 1)
    ;(rounds[place] ??= []).push(said)
  }
  return rounds
}

/** Words that cannot be written together are written one by one, so that one keeps no other from being said. */
async function sendRound(round: readonly Said[]): Promise<Sent[]> {
  const [{ context }] = round as [Said]
  try {
    return await inTransaction(actingAs(context, { kind: 'system' }), (tx) => write(tx, round))
  } catch (error) {
    if (round.length === 1) return [error as Error]
    context.log.warn({ err: error }, 'messages could not be written together, and are written one by one')
  }
  const sent: Sent[] = []
  for (const said of round) sent.push(...(await sendRound([said])))
  return sent
}

/** Writes what may be said, of different people in different conversations, in as many statements as one message takes. */
async function write(tx: Context, all: readonly Said[]): Promise<Sent[]> {
  const heads = await lockToSay(tx.db, all)
  const sent = new Map<Said, Sent>()
  const open: { said: Said; head: HeadToSay }[] = []
  for (const said of all) {
    const head = heads.get(said.conversationId)
    const known = head ? answerWithoutWriting(said, head) : conversationNotFound()
    if (known) sent.set(said, known)
    else if (head) open.push({ said, head })
  }
  if (open.length > 0) await writeOpen(tx, open, sent)
  return all.map((said) => sent.get(said)!)
}

/** A message that is there already, or why nothing may be said; null: it may be written. */
function answerWithoutWriting(
  { party, text, productId, orderId, pictureId, fileId }: Said,
  head: HeadToSay,
): Sent | null {
  if (text === '' && [productId, orderId, pictureId, fileId].every((id) => id === null)) return messageEmpty()
  if (head.sent) return head.sent.authorId === party.personId ? { id: head.sent.id, json: null } : clientIdUsed()
  if (head.isBlockedBy.length > 0) return conversationBlocked(head.isBlockedBy.includes(party.side))
  if (head.isBanned) return chatClosed()
  if (head.isShopClosed) return shopClosed()
  if (!head.areCardsFound) return cardNotFound()
  return head.areAttachmentsFound ? null : attachmentNotFound()
}

async function writeOpen(
  tx: Context,
  open: readonly { said: Said; head: HeadToSay }[],
  sent: Map<Said, Sent>,
): Promise<void> {
  const keyOf = ({ party }: Said) => `messages of ${party.personId}`
  const keys = open.map(({ said }) => keyOf(said))
  const names = new Map<Said, string>()
  const tooMany = await asMarket(tx, async () => {
    for (const { said, head } of open)
      names.set(said, head.customerName ?? (await findPersonName(tx.db, said.party.personId)))
    return await countRates(tx, keys, messagesOfPerson)
  })
  const list = open.flatMap(({ said, head }) => {
    const { party, text, clientId, productId, orderId, pictureId, fileId } = said
    const refusal = tooMany.get(keyOf(said))
    if (refusal) sent.set(said, refusal)
    const shown = { productId, orderId, pictureId, fileId }
    const authorName = names.get(said)!
    const message = { id: newId(), clientId, side: party.side, authorId: party.personId, authorName, text, ...shown }
    return refusal ? [] : [{ said, head, message }]
  })
  if (list.length === 0) return
  const written = await insertMessages(tx.db, list, tx.clock.now())
  const facts = []
  for (const { said, head, message } of list) {
    const { id, authorId, json } = written.get(head.id)!
    sent.set(said, authorId === message.authorId ? { id, json } : clientIdUsed())
    // The same words came twice, and the others were first.
    if (json === null) continue
    const { side, text } = message
    await noteContacts(tx, head, { messageId: id, side, text })
    await greetWhileAway(tx, head, side)
    facts.push({ ...factOf(head), side, authorId: message.authorId, message: json })
  }
  await tx.facts.announceAll(tx, 'message.sent', facts)
}
