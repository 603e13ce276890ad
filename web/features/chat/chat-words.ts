import type { Conversation, ConversationInList, Message, Side } from '#shared/api/chat.schemas.ts'

/** Names of states of an order, as they stand on its card in a conversation. */
export const orderWords: Record<NonNullable<Message['order']>['state'], string> = {
  awaiting_payment: 'Waits for payment',
  processing: 'Being packed',
  handed_over: 'On its way',
  delivered: 'Delivered',
  completed: 'Delivered',
  cancelled: 'Cancelled',
  expired: 'Not paid in time',
}

/** Where the other side is, in a line under its name: who is there, or when somebody was, or how soon they answer. */
export function presenceWords(conversation: Conversation, seen: string | null): string {
  const { isHere, hereName, answersWithinMinutes, with: other } = conversation
  if (isHere) return other.side === 'customer' ? 'Here now' : `${hereName ?? other.name} is here`
  const answers = answersWithinMinutes === null ? null : `usually answers within ${withinWords(answersWithinMinutes)}`
  if (answers) return seen ? `Last seen ${seen} · ${answers}` : capital(answers)
  return seen
    ? `Last seen ${seen}`
    : other.side === 'market'
      ? 'Answers as soon as somebody is there'
      : 'Not here at the moment'
}

/** A time in round words: `an hour`, `2 h`, `a day`. */
export function withinWords(minutes: number): string {
  if (minutes <= 15) return 'a few minutes'
  if (minutes <= 60) return 'an hour'
  const hours = Math.ceil(minutes / 60)
  if (hours <= 12) return `${hours} h`
  return hours <= 24 ? 'a day' : `${Math.ceil(hours / 24)} days`
}

/** How long somebody has waited: `42 min`, `1 h 50`, `3 days`. */
export function waitedWords(since: string, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((nowMs - Date.parse(since)) / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${String(minutes % 60).padStart(2, '0')}`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1 day' : `${days} days`
}

/** The line under a name in a list. */
export function lastWords({ lastMessage }: ConversationInList, own: Side): string {
  if (!lastMessage) return 'Nothing said yet'
  return lastMessage.side === own ? `You: ${lastMessage.text}` : lastMessage.text
}

/** The clock of a message: `18:41`. */
export function clockTime(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}

/** The day of a message: `Saturday 21 November`, and the year when it is not this one. */
export function dayOf(at: string, locale: string, nowMs: number): string {
  const date = new Date(at)
  const today = new Date(nowMs)
  if (date.toDateString() === today.toDateString()) return 'Today'
  const isOtherYear = date.getFullYear() !== today.getFullYear()
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isOtherYear && { year: 'numeric' }),
  }).format(date)
}

/** When the last word was said, short: the clock today, the weekday this week, then the day. */
export function shortTime(at: string, locale: string, nowMs: number): string {
  const date = new Date(at)
  if (date.toDateString() === new Date(nowMs).toDateString()) return clockTime(at, locale)
  const isThisWeek = nowMs - date.getTime() < 6 * 86_400_000
  return new Intl.DateTimeFormat(locale, isThisWeek ? { weekday: 'short' } : { day: 'numeric', month: 'short' }).format(
    date,
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** How many wait for a team, and how much of the last week it answered in time (basis points; null while it answered nothing). */
export function inboxWords(waiting: number, answeredInTimeBps: number | null): string {
  const first =
    waiting === 0
      ? 'Nobody waits for an answer.'
      : waiting === 1
        ? 'One waits for an answer.'
        : `${waiting} wait for an answer.`
  return answeredInTimeBps === null
    ? first
    : `${first} You answered ${Math.round(answeredInTimeBps / 100)} % within 2 h this week.`
}
