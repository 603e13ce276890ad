import type { Message, NewMessage } from '#shared/api/chat.schemas.ts'

/** A message on its way, shown at once; gone as soon as the conversation has it, whichever way that is heard. */
export interface Outgoing {
  said: NewMessage
  writtenAt: string
  /** Why it did not arrive, in a sentence; undefined while it is on its way. */
  refusal?: string
  /** No answer came: it may even have arrived, and goes out again by itself when the line is back. */
  isLost?: boolean
}

/** What of a conversation is on this page. */
export interface ThreadState {
  /** By number, without a gap from the first to the last. */
  messages: readonly Message[]
  outgoing: readonly Outgoing[]
  hasEarlier: boolean
  /** The page stands further back, where a message was looked for. */
  hasLater: boolean
  /** The highest change seen, to ask for what came after. */
  lastChange: number
  /** The highest number heard of, also of messages that are not in reach yet. */
  lastNumber: number
  isLoaded: boolean
}

export type ThreadEvent =
  /** Opened at the foot, or further back; there with a change that everything on the page is later than. */
  | {
      event: 'opened'
      messages: readonly Message[]
      hasEarlier: boolean
      further?: { hasLater: boolean; lastChange: number }
    }
  | { event: 'earlier'; messages: readonly Message[]; hasEarlier: boolean }
  | { event: 'later'; messages: readonly Message[]; hasLater: boolean }
  /** What was said and changed after the highest change seen, nothing left out. */
  | { event: 'heard'; messages: readonly Message[] }
  /** The answer to what this page said or changed itself; others may have spoken before it. */
  | { event: 'said'; message: Message }
  | { event: 'sending'; outgoing: Outgoing }
  | { event: 'refused'; clientId: string; refusal: string; isLost?: boolean }
  /** What an earlier visit of this tab could not send, the oldest first. */
  | { event: 'kept'; outgoing: readonly Outgoing[] }
  | { event: 'given up'; clientId: string }

export const emptyThread: ThreadState = {
  messages: [],
  outgoing: [],
  hasEarlier: false,
  hasLater: false,
  lastChange: 0,
  lastNumber: 0,
  isLoaded: false,
}

/** What becomes of a thread when something happens. Hearing the same twice, or in another order, changes nothing. */
export function afterEvent(thread: ThreadState, happened: ThreadEvent): ThreadState {
  switch (happened.event) {
    case 'opened': {
      // What was heard before and is not on it is asked for again.
      const opened = withMessages({ ...emptyThread, outgoing: thread.outgoing }, happened.messages)
      const { hasEarlier, further } = happened
      return { ...opened, hasEarlier, isLoaded: true, ...further }
    }
    case 'earlier': {
      // Older words must not count as news: what changed since is asked for by the highest change of all.
      const { lastChange } = thread
      return { ...withMessages(thread, happened.messages), hasEarlier: happened.hasEarlier, lastChange }
    }
    case 'later': {
      const { lastChange, lastNumber } = thread
      const longer = withMessages(thread, happened.messages)
      // What was said while this page was asked for is on the next one.
      const hasLater = happened.hasLater || lastNumber > (longer.messages.at(-1)?.number ?? 0)
      return { ...longer, hasLater, lastChange }
    }
    case 'heard':
      return withMessages(
        thread,
        happened.messages.filter(({ number }) => isInReach(thread, number)),
        happened.messages,
      )
    case 'said': {
      const { lastChange } = thread
      const { message } = happened
      return { ...withMessages(thread, isInReach(thread, message.number) ? [message] : [], [message]), lastChange }
    }
    case 'sending': {
      const { clientId } = happened.outgoing.said
      if (thread.messages.some((message) => message.isMine && message.clientId === clientId)) return thread
      return { ...thread, outgoing: [...without(thread.outgoing, clientId), happened.outgoing] }
    }
    case 'refused': {
      const { clientId, refusal, isLost } = happened
      return {
        ...thread,
        outgoing: thread.outgoing.map((out) =>
          out.said.clientId === clientId ? Object.assign({}, out, { refusal, ...(isLost && { isLost }) }) : out,
        ),
      }
    }
    case 'kept': {
      const known = new Set(thread.outgoing.map(({ said }) => said.clientId))
      for (const { isMine, clientId } of thread.messages) if (isMine && clientId) known.add(clientId)
      const more = happened.outgoing.filter(({ said }) => !known.has(said.clientId))
      return { ...thread, outgoing: [...more, ...thread.outgoing] }
    }
    case 'given up':
      return { ...thread, outgoing: without(thread.outgoing, happened.clientId) }
  }
}

/** A message further back or further on than this page has looked is read when the page gets there. */
function isInReach({ messages, hasEarlier, hasLater }: ThreadState, number: number): boolean {
  const [first, last] = [messages[0], messages.at(-1)]
  if (!first || !last) return true
  return (!hasEarlier || number >= first.number) && (!hasLater || number <= last.number)
}

function withMessages(thread: ThreadState, kept: readonly Message[], heard: readonly Message[] = kept): ThreadState {
  const byNumber = new Map(thread.messages.map((message) => [message.number, message]))
  for (const message of kept) {
    const known = byNumber.get(message.number)
    if (!known || known.change <= message.change) byNumber.set(message.number, message)
  }
  const arrived = new Set(heard.filter(({ isMine }) => isMine).map(({ clientId }) => clientId))
  return {
    ...thread,
    messages: [...byNumber.values()].toSorted((one, other) => one.number - other.number),
    outgoing: thread.outgoing.filter(({ said }) => !arrived.has(said.clientId)),
    lastChange: Math.max(thread.lastChange, ...heard.map(({ change }) => change)),
    lastNumber: Math.max(thread.lastNumber, ...heard.map(({ number }) => number)),
  }
}

function without(outgoing: readonly Outgoing[], clientId: string): Outgoing[] {
  return outgoing.filter(({ said }) => said.clientId !== clientId)
}
