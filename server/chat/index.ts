import './facts.ts'
export type { ConversationFact, MessageFact } from './facts.ts'
export { readConversation } from './keep-conversation.ts'
export { openConversation } from './open-conversation.ts'
export { takesPart, type Party } from './policy.ts'
export {
  findParticipants,
  findPersonName as findTalkerName,
  isBlocked,
  notePresence,
  saveChatSettings,
  saveMarketChatSettings,
} from './repository.ts'
export { chatReportRoutes } from './report-routes.ts'
export { chatRoutes } from './routes.ts'
export { chatSamples } from './samples.ts'
export { sendMessage } from './send-message.ts'
export { chatSubscribers } from './subscribers.ts'
export { chatSweeps } from './sweeps.ts'
