import { chatEndpoints } from '#shared/api/chat.ts'
import { chatSchemas, type ConversationView, type NewMessage } from '#shared/api/chat.schemas.ts'
import { languageOf } from '#shared/languages.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { readyPage, ReadyJson, routesFor } from '#server/platform/http/contract.ts'
import { memberWhoMay, ownShopOf } from '#server/shops/index.ts'
import { addTeamNote } from './add-team-note.ts'
import { keepFile, keepPicture, readFile } from './attachments.ts'
import { editMessage, withdrawMessage } from './change-message.ts'
import { conversationNotFound } from './errors.ts'
import { getParticipants } from './get-participants.ts'
import { assignConversation, keepConversation, readConversation } from './keep-conversation.ts'
import { openConversation, openShopConversation } from './open-conversation.ts'
import {
  countConversations,
  countUnread,
  findConversation,
  findMessage,
  listConversations,
  listMessages,
  listOrdersBeside,
  searchMessages,
  type Looking,
  type MessagesAsked,
  type PageAsked,
} from './pages.ts'
import { judgeOf, partyOf } from './policy.ts'
import { findChatSettings, listColleagues, listNotes, saveChatSettings, saveMarketChatSettings } from './repository.ts'
import { sendMessage } from './send-message.ts'

interface Asked {
  context: Context
  params: { id: string }
}

// Each door has addresses of its own; behind them is the same conversation, looked at by another party.
const inbox = async ({ context, query }: { context: Context; query: PageAsked & { view: ConversationView } }) => {
  const looking = lookingOf(context)
  const page = readyPage(await listConversations(context.db, looking, query)).text
  const figures = JSON.stringify(await countConversations(context.db, looking))
  return new ReadyJson(`${page.slice(0, -1)},${figures.slice(1)}`)
}
const unread = async ({ context }: { context: Context }) => await countUnread(context.db, lookingOf(context))
const search = async ({ context, query }: { context: Context; query: PageAsked & { q: string } }) =>
  readyPage(await searchMessages(context.db, lookingOf(context), query))
const one = async ({ context, params }: Asked) => await conversation(context, params.id)
const messages = async ({ context, params, query }: Asked & { query: MessagesAsked }) => {
  const looking = lookingOf(context)
  await getParticipants(context, params.id)
  const { items, hasMore } = await listMessages(context.db, looking, params.id, query)
  return new ReadyJson(`{"items":[${items.join(',')}],"hasMore":${hasMore}}`)
}
const send = async ({ context, params, body }: Asked & { body: NewMessage }) => {
  const { id, json } = await sendMessage(context, params.id, body)
  return json === null ? await message(context, id) : new ReadyJson(json)
}
const read = async ({ context, params, body }: Asked & { body: { upTo: number } }) => {
  await readConversation(context, params.id, body.upTo)
  return await conversation(context, params.id)
}
const keep = async (call: Asked & { body: { isArchived: boolean; isMuted: boolean; isBlocked: boolean } }) => {
  await keepConversation(call.context, call.params.id, call.body)
  return await conversation(call.context, call.params.id)
}
const orders = async ({ context, params, query }: Asked & { query: { orderId?: string | undefined } }) => {
  const participants = await getParticipants(context, params.id)
  return new ReadyJson(await listOrdersBeside(context.db, participants, query.orderId))
}
const notes = async (context: Context, conversationId: string) => {
  await getParticipants(context, conversationId)
  const items = await listNotes(context.db, conversationId, ownShopOf(context).shopId)
  return {
    items: items.map(({ id, author, text, writtenAt }) => ({ id, author, text, writtenAt: writtenAt.toISOString() })),
  }
}
const colleagues = async ({ context }: { context: Context }) => {
  const party = partyOf(context)
  const all = await asMarket(context, () => listColleagues(context.db, party))
  return { items: all.map(({ id, name }) => ({ id, name, isMe: id === party.personId })) }
}
const give = async ({ context, params, body }: Asked & { body: { personId: string | null } }) => {
  await assignConversation(context, params.id, body.personId)
  return await conversation(context, params.id)
}
const edit = async ({ context, params, body }: Asked & { body: { text: string } }) => {
  await editMessage(context, params.id, body.text)
  return await message(context, params.id)
}
const withdraw = async ({ context, params }: Asked) => {
  await withdrawMessage(context, params.id)
  return await message(context, params.id)
}

export const chatRoutes = routesFor(chatEndpoints, chatSchemas, {
  openConversation: async ({ context, body }) =>
    await conversation(context, await openConversation(context, body.shopId)),
  listConversations: inbox,
  countUnreadMessages: unread,
  searchMessages: search,
  getConversation: one,
  listMessages: messages,
  sendMessage: send,
  readConversation: read,
  keepConversation: keep,
  editMessage: edit,
  withdrawMessage: withdraw,
  uploadChatPicture: keepPicture,
  uploadChatFile: keepFile,
  getChatFile: readFile,
  listConversationOrders: orders,

  openShopConversation: async ({ context, body }) =>
    await conversation(context, await openShopConversation(context, body.orderId)),
  listShopConversations: inbox,
  countShopUnreadMessages: unread,
  searchShopMessages: search,
  getShopConversation: one,
  listShopMessages: messages,
  sendShopMessage: send,
  readShopConversation: read,
  keepShopConversation: keep,
  listColleagues: colleagues,
  assignConversation: give,
  editShopMessage: edit,
  withdrawShopMessage: withdraw,
  uploadShopChatPicture: keepPicture,
  uploadShopChatFile: keepFile,
  getShopChatFile: readFile,
  listShopConversationOrders: orders,
  listTeamNotes: async ({ context, params }) => await notes(context, params.id),
  addTeamNote: async ({ context, params, body }) => {
    await addTeamNote(context, params.id, body.text)
    return await notes(context, params.id)
  },
  getShopChatSettings: async ({ context }) => await findChatSettings(context.db, ownShopOf(context).shopId),
  setShopChatSettings: async ({ context, body }) => {
    const { shopId } = memberWhoMay(context, 'shop')
    await saveChatSettings(context.db, shopId, body)
    return body
  },

  listSupportConversations: inbox,
  countSupportUnreadMessages: unread,
  searchSupportMessages: search,
  getSupportConversation: one,
  listSupportMessages: messages,
  sendSupportMessage: send,
  readSupportConversation: read,
  // Whoever has a question for the market may always ask it.
  keepSupportConversation: async ({ body, ...asked }) => await keep({ ...asked, body: { ...body, isBlocked: false } }),
  listOperatorColleagues: colleagues,
  assignSupportConversation: give,
  editSupportMessage: edit,
  withdrawSupportMessage: withdraw,
  uploadSupportPicture: keepPicture,
  uploadSupportFile: keepFile,
  getSupportFile: readFile,
  listSupportConversationOrders: orders,
  getMarketChatSettings: async ({ context }) => await findChatSettings(context.db, null),
  setMarketChatSettings: async ({ context, body }) => {
    judgeOf(context)
    await saveMarketChatSettings(context.db, body)
    return body
  },
})

function lookingOf(context: Context): Looking {
  const { name: marketName, locale } = settingsOf(context)
  return { party: partyOf(context), now: context.clock.now(), marketName, language: languageOf(locale) }
}

async function conversation(context: Context, id: string): Promise<ReadyJson> {
  const json = await findConversation(context.db, lookingOf(context), id)
  if (json === null) throw conversationNotFound()
  return new ReadyJson(json)
}

async function message(context: Context, id: string): Promise<ReadyJson> {
  return new ReadyJson(await findMessage(context.db, lookingOf(context), id))
}
