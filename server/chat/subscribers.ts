import { on, type Subscription } from '#server/platform/facts.ts'
import { giveBackConversations } from './give-back-conversations.ts'
import { mailJudged } from './mail-judged.ts'

export const chatSubscribers: Subscription[] = [
  on('chat.judged', 'later', 'mail-chat-judged', mailJudged),
  on('member.left', 'at once', 'give back the conversations of who left', giveBackConversations),
]
