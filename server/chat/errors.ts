import { notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `conversation_not_found`: not there, or of other people. */
export const conversationNotFound = () => notFound('conversation_not_found', 'This conversation')

/** 404 `message_not_found`: not there, or written by somebody else. */
export const messageNotFound = () => notFound('message_not_found', 'This message')

/** 404 `shop_not_found`: no open shop. */
export const shopToAskNotFound = () => notFound('shop_not_found', 'This shop')

/** 404 `order_not_found`: no order of the own shop. */
export const orderToTalkAboutNotFound = () => notFound('order_not_found', 'This order')

/** 404 `colleague_not_found`: nobody of the own shop. */
export const colleagueNotFound = () => notFound('colleague_not_found', 'This colleague')

/** 404 `person_not_found`. */
export const writerNotFound = () => notFound('person_not_found', 'This person')

/** 409 `customer_unknown`: a guest bought, and there is nobody to talk to here. */
export const customerUnknown = () =>
  new Refusal(409, 'customer_unknown', 'This customer has no account here; write to them by e-mail.')

/** 422 `message_empty`: neither words nor anything shown. */
export const messageEmpty = () =>
  new Refusal(422, 'message_empty', 'Write something first.', {
    errors: [{ path: 'body.text', message: 'is empty', code: 'message_empty' }],
  })

/** 422 `card_not_found`: a product or an order that cannot be shown in this conversation. */
export const cardNotFound = () => new Refusal(422, 'card_not_found', 'What the message is about was not found.')

/** 422 `attachment_not_found`: a picture or a file that was not uploaded to this conversation by who sends it. */
export const attachmentNotFound = () =>
  new Refusal(422, 'attachment_not_found', 'The attachment was not found; please add it again.')

/** 409 `client_id_used`: somebody else in the conversation used the same client id. */
export const clientIdUsed = () => new Refusal(409, 'client_id_used', 'A message needs a client id of its own.')

/** 409 `conversation_blocked`: one of the two has blocked the conversation. */
export const conversationBlocked = (byOwnSide: boolean) =>
  new Refusal(
    409,
    'conversation_blocked',
    byOwnSide
      ? 'You have blocked this conversation. Unblock it to write.'
      : 'You cannot write in this conversation any more.',
  )

/** 409 `chat_closed`: the operator has closed the chat to who writes. */
export const chatClosed = () =>
  new Refusal(
    409,
    'chat_closed',
    'The market has closed the chat with customers and shops to you. You can still write to the market.',
  )

/** 409 `shop_closed`: the shop of the conversation has closed for good. */
export const shopClosed = () =>
  new Refusal(
    409,
    'shop_closed',
    'This shop has closed, and nobody reads here any more. You can still write to the market.',
  )

/** 404 `chat_report_not_found`. */
export const chatReportNotFound = () => notFound('chat_report_not_found', 'This report')

/** 409 `chat_report_decided`: somebody was quicker. */
export const chatReportDecided = () => new Refusal(409, 'chat_report_decided', 'This report is decided already.')

/** 422 `message_to_remove_missing`: the report is about a conversation, not about one message. */
export const messageToRemoveMissing = () =>
  new Refusal(422, 'message_to_remove_missing', 'This report names no message that could be removed.')

/** 409 `chat_not_closed`: there is nothing to open again. */
export const chatNotClosed = () => new Refusal(409, 'chat_not_closed', 'This report keeps nobody from writing.')

/** 409 `own_message`: nobody reports their own side. */
export const ownMessage = () =>
  new Refusal(409, 'own_message', 'This message is from your own side; you can withdraw it.')

/** 409 `too_late_to_change`: a message can be edited or withdrawn for five minutes only. */
export const tooLateToChange = () =>
  new Refusal(409, 'too_late_to_change', 'A message can be changed for five minutes only.')

/** 404 `file_not_found`: not there, or sent in a conversation of other people. */
export const fileNotFound = () => notFound('file_not_found', 'This file')

/** 415 `file_format`: no PDF, whatever it calls itself. */
export const fileFormat = () => {
  const message = 'Only PDF files are taken here.'
  return new Refusal(415, 'file_format', message, { errors: [{ path: 'file', message, code: 'file_format' }] })
}

/** 413 `file_too_large`. */
export const chatFileTooLarge = (mostMegabytes: number) => {
  const message = `The file is larger than ${mostMegabytes} MB.`
  return new Refusal(413, 'file_too_large', message, { errors: [{ path: 'file', message, code: 'file_too_large' }] })
}
