import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { colleagueNotFound, conversationNotFound } from './errors.ts'
import { factOf } from './fact-of.ts'
import { partyOf, type Party } from './policy.ts'
import {
  assign,
  findColleague,
  findPersonName,
  lockConversation,
  raiseRead,
  saveStanding,
  type ConversationHead,
} from './repository.ts'

/** Everything up to a number has been read by the actor. Refuses with `conversation_not_found`. */
export async function readConversation(context: Context, conversationId: string, number: number): Promise<void> {
  await inConversation(context, conversationId, async (tx, head, party) => {
    const name = await asMarket(tx, () => findPersonName(tx.db, party.personId))
    const reader = { number, name, shopId: head.shopId, at: tx.clock.now() }
    return await raiseRead(tx.db, conversationId, party, reader)
  })
}

/** Archives, mutes or blocks a conversation for the actor's side, or the contrary. Refuses with `conversation_not_found`. */
export async function keepConversation(
  context: Context,
  conversationId: string,
  standing: { isArchived: boolean; isMuted: boolean; isBlocked: boolean },
): Promise<void> {
  await inConversation(context, conversationId, async (tx, { shopId }, party) => {
    await saveStanding(tx.db, conversationId, party, { ...standing, shopId, at: tx.clock.now() })
    return true
  })
}

/** Gives a conversation to a colleague, or to nobody. Refuses with `conversation_not_found` or `colleague_not_found`. */
export async function assignConversation(
  context: Context,
  conversationId: string,
  personId: string | null,
): Promise<void> {
  await inConversation(context, conversationId, async (tx, _head, party) => {
    const colleague = personId ? await asMarket(tx, () => findColleague(tx.db, party, personId)) : null
    if (personId && !colleague) throw colleagueNotFound()
    await assign(tx.db, conversationId, personId && colleague ? { personId, name: colleague.name } : null)
    return true
  })
}

/** Does something to a conversation the actor takes part in, and tells whoever shows it when that changed anything. */
async function inConversation(
  context: Context,
  conversationId: string,
  work: (tx: Context, head: ConversationHead, party: Party) => Promise<boolean>,
): Promise<void> {
  const party = partyOf(context)
  await inTransaction(context, async (tx) => {
    const head = await lockConversation(tx.db, conversationId, party)
    if (!head) throw conversationNotFound()
    if (await work(tx, head, party)) await tx.facts.announce(tx, 'conversation.changed', factOf(head))
  })
}
