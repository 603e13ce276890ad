import { on, type Subscription } from '#server/platform/facts.ts'
import { mailJudged } from './mail-judged.ts'

export const chatSubscribers: Subscription[] = [on('chat.judged', 'later', 'mail-chat-judged', mailJudged)]
