import '#server/team/index.ts'
import type { Context } from '#server/platform/context.ts'
import { factOf } from './fact-of.ts'
import { unassignIn } from './repository.ts'

/**
 * What somebody answered who works in a shop no more waits for all of the shop again, and every page of it hears so. Must stand in
 * the transaction in which they leave. Whose account is disabled, or who runs the market no more, gives theirs back by the rows
 * themselves (`0450-conversations-of-who-left.sql`).
 */
export async function giveBackConversations(
  tx: Context,
  { shopId, personId }: { shopId: string; personId: string },
): Promise<void> {
  const given = await unassignIn(tx.db, shopId, personId)
  await tx.facts.announceAll(tx, 'conversation.changed', given.map(factOf))
}
