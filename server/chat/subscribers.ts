import { on, type Subscription } from '#server/platform/facts.ts'
import { forgetNotes } from './forget-notes.ts'
import { giveBackConversations } from './give-back-conversations.ts'
import { mailJudged } from './mail-judged.ts'

export const chatSubscribers: Subscription[] = [
  on('chat.judged', 'later', 'mail-chat-judged', mailJudged),
  on('person.erased', 'at once', 'forget notes about who is forgotten', forgetNotes),
  on('member.left', 'at once', 'give back the conversations of who left', giveBackConversations),
]
