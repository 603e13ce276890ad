import type { Side } from '#shared/api/chat.schemas.ts'
import { chatApi } from '../../data/chat.ts'
import { houseIdentityApi } from '../../data/house-identity.ts'
import { identityApi } from '../../data/identity.ts'

const { endpoints } = chatApi
const { getMe } = identityApi.endpoints
const { sellerGetMe, operatorGetMe } = houseIdentityApi.endpoints

/** The addresses of one door at which people talk; behind them is the same. */
export interface ChatDoor {
  side: Side
  /** Who speaks here. */
  getMe: typeof getMe | typeof sellerGetMe | typeof operatorGetMe
  getConversation: typeof endpoints.getConversation
  listMessages: typeof endpoints.listMessages | typeof endpoints.listShopMessages
  sendMessage: typeof endpoints.sendMessage | typeof endpoints.sendShopMessage
  readConversation: typeof endpoints.readConversation | typeof endpoints.readShopConversation
  editMessage: typeof endpoints.editMessage | typeof endpoints.editShopMessage
  withdrawMessage: typeof endpoints.withdrawMessage
  /** Where pictures and files of a conversation are uploaded to. */
  uploads: (conversationId: string, kind: 'pictures' | 'files') => string
  orderPath: (orderId: string) => string
  getFile: typeof endpoints.getChatFile
}

/** Where customers talk. */
export const storefrontChat: ChatDoor = {
  side: 'customer',
  getMe,
  getConversation: endpoints.getConversation,
  listMessages: endpoints.listMessages,
  sendMessage: endpoints.sendMessage,
  readConversation: endpoints.readConversation,
  editMessage: endpoints.editMessage,
  withdrawMessage: endpoints.withdrawMessage,
  uploads: (id, kind) => `/api/conversations/${id}/${kind}`,
  orderPath: (id) => `/orders/${id}`,
  getFile: endpoints.getChatFile,
}

/** Where members of shops talk. */
export const sellerChat: ChatDoor = {
  side: 'shop',
  getMe: sellerGetMe,
  getConversation: endpoints.getShopConversation,
  listMessages: endpoints.listShopMessages,
  sendMessage: endpoints.sendShopMessage,
  readConversation: endpoints.readShopConversation,
  editMessage: endpoints.editShopMessage,
  withdrawMessage: endpoints.withdrawShopMessage,
  uploads: (id, kind) => `/api/seller/conversations/${id}/${kind}`,
  orderPath: (id) => `/seller/orders/${id}`,
  getFile: endpoints.getShopChatFile,
}

/** Where operators talk with who asks the market. */
export const operatorChat: ChatDoor = {
  side: 'market',
  getMe: operatorGetMe,
  getConversation: endpoints.getSupportConversation,
  listMessages: endpoints.listSupportMessages,
  sendMessage: endpoints.sendSupportMessage,
  readConversation: endpoints.readSupportConversation,
  editMessage: endpoints.editSupportMessage,
  withdrawMessage: endpoints.withdrawSupportMessage,
  uploads: (id, kind) => `/api/operator/conversations/${id}/${kind}`,
  orderPath: (id) => `/operator/orders/${id}`,
  getFile: endpoints.getSupportFile,
}
