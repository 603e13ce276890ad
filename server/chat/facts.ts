import type { Side } from '#shared/api/chat.schemas.ts'

/** Who takes part in a conversation, to know whom to tell. */
export interface ConversationFact {
  conversationId: string
  /** null: no shop takes part. */
  shopId: string | null
  /** The customer; null: none takes part. */
  personId: string | null
  /** Whether who runs the market takes part. */
  isSupport: boolean
}

export interface MessageFact extends ConversationFact {
  side: Side
  authorId: string
  /** The message as JSON, as the API gives it to who wrote it. */
  message: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Something was said. */
    'message.sent': MessageFact
    /** Read, edited, withdrawn, assigned, archived: whoever shows it should look again. */
    'conversation.changed': ConversationFact
    /** Somebody reported a message or a conversation, or the contact filter noted one. */
    'chat.reported': { reportId: string }
    /** An operator decided about a report. */
    'chat.judged': { reportId: string }
  }
}
