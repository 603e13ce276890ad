import { z } from 'zod'
import { Id, IdParams, Instant, Money, PageQuery, Picture, pageOf } from './values.schemas.ts'
import type { chatEndpoints } from './chat.ts'
import { schemasFor } from './endpoint.ts'
import { OrderState } from './orders.schemas.ts'

export const Side = z
  .enum(['customer', 'shop', 'market'])
  .meta({ id: 'Side', description: 'Who speaks: the customer, the shop, or who runs the market' })

export const ConversationKind = z.enum(['shop', 'customer_support', 'shop_support'])

export const ProductInChat = z
  .object({
    id: Id,
    slug: z.string(),
    title: z.string(),
    price: Money,
    picture: Picture.nullable(),
    isListed: z.boolean(),
  })
  .meta({ id: 'ProductInChat', description: 'As it stands on the shelf now' })

export const OrderInChat = z
  .object({
    id: Id,
    number: z.string(),
    state: OrderState,
    title: z.string(),
    quantity: z.int(),
    picture: Picture.nullable(),
    total: Money,
  })
  .meta({ id: 'OrderInChat', description: 'As the order stands now' })

export const FileInChat = z.object({ id: Id, name: z.string(), bytes: z.int() }).meta({ id: 'FileInChat' })

const WholeFile = FileInChat.extend({ base64: z.string() })

export const TeamNote = z
  .object({ id: Id, author: z.string(), text: z.string(), writtenAt: Instant })
  .meta({ id: 'TeamNote' })

export const ChatSettings = z
  .strictObject({
    greeting: z
      .string()
      .trim()
      .max(1_000)
      .meta({ description: 'Said once to who writes while nobody is there to answer' }),
    isGreetingOn: z.boolean(),
    quickReplies: z
      .array(
        z.strictObject({
          title: z.string().trim().min(1, 'is missing').max(60),
          text: z.string().trim().min(1, 'is missing').max(1_000),
        }),
      )
      .max(20, 'must be at most 20'),
  })
  .meta({ id: 'ChatSettings' })

export const Message = z
  .object({
    id: Id,
    clientId: Id.meta({ description: 'Given by who wrote it; unique in its conversation' }),
    number: z.int().meta({ description: 'Its place in the conversation, from 1' }),
    change: z
      .int()
      .meta({ description: 'The change of the conversation that made it what it is; pass the highest as `after`' }),
    side: Side,
    author: z.string(),
    isMine: z.boolean(),
    isAutomatic: z.boolean().meta({ description: 'Written by the house for the shop while nobody is there' }),
    text: z.string(),
    product: ProductInChat.nullable(),
    order: OrderInChat.nullable(),
    picture: Picture.nullable(),
    file: FileInChat.nullable(),
    writtenAt: Instant,
    editedAt: Instant.nullable(),
    changeableUntil: Instant.nullable().meta({ description: 'Until when who asks may edit or withdraw it' }),
    isWithdrawn: z.boolean(),
    isHidden: z.boolean().meta({ description: 'Taken out of sight by who runs the market' }),
  })
  .meta({ id: 'Message' })

const ConversationCard = z.object({
  id: Id,
  kind: ConversationKind,
  with: z.object({ side: Side, name: z.string(), slug: z.string().nullable(), picture: Picture.nullable() }),
  lastMessage: z
    .object({ number: z.int(), side: Side, author: z.string(), text: z.string(), writtenAt: Instant })
    .nullable(),
  lastAt: Instant,
  unread: z.int(),
  isHere: z.boolean().meta({ description: 'The other side has the market open' }),
  waitingSince: Instant.nullable().meta({ description: 'Since when the shop (or the market) owes an answer' }),
  assignedTo: z.object({ id: Id, name: z.string() }).nullable(),
  about: z.string().nullable().meta({ description: 'Number of the order it was last about' }),
  isArchived: z.boolean(),
  isMuted: z.boolean(),
  isBlocked: z.boolean(),
})

export const ConversationInList = ConversationCard.meta({ id: 'ConversationInList' })

export const Conversation = ConversationCard.extend({
  lastNumber: z.int(),
  lastChange: z.int(),
  readNumber: z.int().meta({ description: 'How far the own side has read' }),
  readByOther: z.int().meta({ description: 'How far the other side has read' }),
  isClosedToMe: z.boolean().meta({ description: 'The other side has blocked this conversation' }),
  isShopClosed: z.boolean().meta({ description: 'The shop has closed for good, and nobody reads here any more' }),
  hereName: z.string().nullable().meta({ description: 'First name of who is there for the other side' }),
  lastSeenAt: Instant.nullable(),
  answersWithinMinutes: z
    .int()
    .nullable()
    .meta({ description: 'Within which four of five questions were answered, in 90 days' }),
  seenBy: z
    .array(z.object({ name: z.string(), number: z.int() }))
    .meta({ description: 'Colleagues, and how far each has read' }),
}).meta({ id: 'Conversation' })

export const ConversationView = z.enum(['all', 'unread', 'waiting', 'unassigned', 'mine', 'archived'])

export const InboxCounts = z.object({
  all: z.int(),
  unread: z.int(),
  waiting: z.int(),
  unassigned: z.int(),
  mine: z.int(),
})

const InboxQuery = z.object({ ...PageQuery, view: ConversationView.default('all') })
const InboxPage = pageOf(ConversationInList).extend({
  counts: InboxCounts,
  answeredInTimeBps: z
    .int()
    .nullable()
    .meta({ description: 'Share of the answers of the last seven days given within two hours' }),
})

export const MessageText = z.string().trim().max(4_000, 'must have at most 4,000 characters')

const NewMessage = z.strictObject({
  clientId: Id,
  text: MessageText.default(''),
  productId: Id.optional(),
  orderId: Id.optional(),
  pictureId: Id.optional(),
  fileId: Id.optional(),
})

const MessagesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(40),
  before: z.coerce.number().int().min(1).optional().meta({ description: 'Number of the earliest message seen' }),
  later: z.coerce.number().int().min(0).optional().meta({ description: 'Number of the latest message seen' }),
  after: z.coerce.number().int().min(0).optional().meta({ description: 'Highest change seen' }),
})

const MessagePage = z.object({
  items: z.array(Message).meta({ description: 'By number; with `after` by change' }),
  hasMore: z
    .boolean()
    .meta({ description: 'There are earlier ones; with `later`, later ones; with `after`, further changes' }),
})

const Read = z.strictObject({ upTo: z.int().min(0).meta({ description: 'Number of the last message read' }) })
const Standing = z.strictObject({ isArchived: z.boolean(), isMuted: z.boolean(), isBlocked: z.boolean() })
const OrdersQuery = z.object({
  orderId: Id.optional().meta({ description: 'Comes along though it is older than the twelve newest' }),
})
const Colleagues = z.object({ items: z.array(z.object({ id: Id, name: z.string(), isMe: z.boolean() })) })
const Assignment = z.strictObject({ personId: Id.nullable() })
const Edit = z.strictObject({ text: MessageText })
const SearchQuery = z.object({ ...PageQuery, q: z.string().trim().max(80).default('') })

export const FoundMessage = z
  .object({
    id: Id,
    conversationId: Id,
    number: z.int(),
    with: z.string(),
    author: z.string(),
    text: z.string(),
    writtenAt: Instant,
  })
  .meta({ id: 'FoundMessage' })

export const chatSchemas = schemasFor<typeof chatEndpoints>()({
  openConversation: {
    body: z.strictObject({ shopId: Id.optional().meta({ description: 'Absent: with who runs the market' }) }),
    response: Conversation,
  },
  listConversations: { query: InboxQuery, response: InboxPage },
  countUnreadMessages: { response: z.object({ unread: z.int(), waiting: z.int() }) },
  searchMessages: { query: SearchQuery, response: pageOf(FoundMessage) },
  getConversation: { params: IdParams, response: Conversation },
  listMessages: { params: IdParams, query: MessagesQuery, response: MessagePage },
  sendMessage: { params: IdParams, body: NewMessage, response: Message },
  readConversation: { params: IdParams, body: Read, response: Conversation },
  keepConversation: { params: IdParams, body: Standing, response: Conversation },
  editMessage: { params: IdParams, body: Edit, response: Message },
  withdrawMessage: { params: IdParams, response: Message },
  uploadChatPicture: { params: IdParams, response: Picture },
  uploadChatFile: { params: IdParams, response: FileInChat },
  getChatFile: { params: IdParams, response: WholeFile },
  listConversationOrders: { params: IdParams, query: OrdersQuery, response: z.object({ items: z.array(OrderInChat) }) },

  openShopConversation: {
    body: z.strictObject({ orderId: Id.optional().meta({ description: 'Absent: with who runs the market' }) }),
    response: Conversation,
  },
  listShopConversations: { query: InboxQuery, response: InboxPage },
  countShopUnreadMessages: { response: z.object({ unread: z.int(), waiting: z.int() }) },
  searchShopMessages: { query: SearchQuery, response: pageOf(FoundMessage) },
  getShopConversation: { params: IdParams, response: Conversation },
  listShopMessages: { params: IdParams, query: MessagesQuery, response: MessagePage },
  sendShopMessage: { params: IdParams, body: NewMessage, response: Message },
  readShopConversation: { params: IdParams, body: Read, response: Conversation },
  keepShopConversation: { params: IdParams, body: Standing, response: Conversation },
  listColleagues: { response: Colleagues },
  assignConversation: { params: IdParams, body: Assignment, response: Conversation },
  editShopMessage: { params: IdParams, body: Edit, response: Message },
  withdrawShopMessage: { params: IdParams, response: Message },
  uploadShopChatPicture: { params: IdParams, response: Picture },
  uploadShopChatFile: { params: IdParams, response: FileInChat },
  getShopChatFile: { params: IdParams, response: WholeFile },
  listShopConversationOrders: {
    params: IdParams,
    query: OrdersQuery,
    response: z.object({ items: z.array(OrderInChat) }),
  },
  listTeamNotes: { params: IdParams, response: z.object({ items: z.array(TeamNote) }) },
  addTeamNote: {
    params: IdParams,
    body: z.strictObject({ text: z.string().trim().min(1, 'is empty').max(1_000) }),
    response: z.object({ items: z.array(TeamNote) }),
  },
  getShopChatSettings: { response: ChatSettings },
  setShopChatSettings: { body: ChatSettings, response: ChatSettings },

  listSupportConversations: { query: InboxQuery, response: InboxPage },
  countSupportUnreadMessages: { response: z.object({ unread: z.int(), waiting: z.int() }) },
  searchSupportMessages: { query: SearchQuery, response: pageOf(FoundMessage) },
  getSupportConversation: { params: IdParams, response: Conversation },
  listSupportMessages: { params: IdParams, query: MessagesQuery, response: MessagePage },
  sendSupportMessage: { params: IdParams, body: NewMessage, response: Message },
  readSupportConversation: { params: IdParams, body: Read, response: Conversation },
  keepSupportConversation: { params: IdParams, body: Standing.omit({ isBlocked: true }), response: Conversation },
  listOperatorColleagues: { response: Colleagues },
  assignSupportConversation: { params: IdParams, body: Assignment, response: Conversation },
  editSupportMessage: { params: IdParams, body: Edit, response: Message },
  withdrawSupportMessage: { params: IdParams, response: Message },
  uploadSupportPicture: { params: IdParams, response: Picture },
  uploadSupportFile: { params: IdParams, response: FileInChat },
  getSupportFile: { params: IdParams, response: WholeFile },
  listSupportConversationOrders: {
    params: IdParams,
    query: OrdersQuery,
    response: z.object({ items: z.array(OrderInChat) }),
  },
  getMarketChatSettings: { response: ChatSettings },
  setMarketChatSettings: { body: ChatSettings, response: ChatSettings },
})

export type TeamNote = z.output<typeof TeamNote>
export type ChatSettings = z.output<typeof ChatSettings>
export type OrderInChat = z.output<typeof OrderInChat>
export type Side = z.output<typeof Side>
export type ConversationKind = z.output<typeof ConversationKind>
export type Message = z.output<typeof Message>
export type ConversationInList = z.output<typeof ConversationInList>
export type Conversation = z.output<typeof Conversation>
export type ConversationView = z.output<typeof ConversationView>
export type InboxCounts = z.output<typeof InboxCounts>
export type FoundMessage = z.output<typeof FoundMessage>
export type NewMessage = z.output<typeof NewMessage>
