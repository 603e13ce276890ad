import type { ConversationFact } from './facts.ts'
import type { ConversationHead } from './repository.ts'

/** Who takes part in a conversation, as its facts say it. */
export function factOf({
  id,
  kind,
  shopId,
  personId,
}: Pick<ConversationHead, 'id' | 'kind' | 'shopId' | 'personId'>): ConversationFact {
  return { conversationId: id, shopId, personId, isSupport: kind !== 'shop' }
}
