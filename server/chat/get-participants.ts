import type { Context } from '#server/platform/context.ts'
import { conversationNotFound } from './errors.ts'
import { partyOf, type Participants } from './policy.ts'
import { findParticipants } from './repository.ts'

/** Who takes part in a conversation of the actor. Refuses with `conversation_not_found` who does not. */
export async function getParticipants(context: Context, conversationId: string): Promise<Participants> {
  const participants = await findParticipants(context.db, conversationId, partyOf(context))
  if (!participants) throw conversationNotFound()
  return participants
}
