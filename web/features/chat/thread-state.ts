import type { Message, NewMessage } from '#shared/api/chat.schemas.ts'

/** A message on its way, shown at once; gone as soon as the conversation has it, whichever way that is heard. */
export interface Outgoing {
  said: NewMessage
  writtenAt: string
  /** Why it did not arrive, in a sentence; undefined while it is on its way. */
  refusal?: string
}

/** What of a conversation is on this page. */
export interface ThreadState {
  /** By number, without a gap from the first to the last. */
  messages: readonly Message[]
  outgoing: readonly Outgoing[]
  hasEarlier: boolean
  /** The highest change seen, to ask for what came after. */
  lastChange: number
  isLoaded: boolean
}

export type ThreadEvent =
  | { event: 'opened'; messages: readonly Message[]; hasEarlier: boolean }
  | { event: 'earlier'; messages: readonly Message[]; hasEarlier: boolean }
  /** What was said and changed after the highest change seen, nothing left out. */
  | { event: 'heard'; messages: readonly Message[] }
  /** The answer to what this page said or changed itself; others may have spoken before it. */
  | { event: 'said'; message: Message }
  | { event: 'sending'; outgoing: Outgoing }
  | { event: 'refused'; clientId: string; refusal: string }
  | { event: 'given up'; clientId: string }

export const emptyThread: ThreadState = {
  messages: [],
  outgoing: [],
  hasEarlier: false,
  lastChange: 0,
  isLoaded: false,
}

/** What becomes of a thread when something happens. Hearing the same twice, or in another order, changes nothing. */
export function afterEvent(thread: ThreadState, happened: ThreadEvent): ThreadState {
  switch (happened.event) {
    case 'opened': {
      const opened = withMessages({ ...thread, messages: [] }, happened.messages)
      return { ...opened, hasEarlier: happened.hasEarlier, isLoaded: true }
    }
    case 'earlier': {
      // Older words must not count as news: what changed since is asked for by the highest change of all.
      const { lastChange } = thread
      return { ...withMessages(thread, happened.messages), hasEarlier: happened.hasEarlier, lastChange }
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
      const { clientId, refusal } = happened
      return {
        ...thread,
        outgoing: thread.outgoing.map((out) =>
          out.said.clientId === clientId ? Object.assign({}, out, { refusal }) : out,
        ),
      }
    }
    case 'given up':
      return { ...thread, outgoing: without(thread.outgoing, happened.clientId) }
  }
}

/** A change of a message further back than this page has looked is read when the page gets there. */
function isInReach({ messages, hasEarlier }: ThreadState, number: number): boolean {
  return !hasEarlier || messages.length === 0 || number >= messages[0]!.number
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
  }
}

function without(outgoing: readonly Outgoing[], clientId: string): Outgoing[] {
  return outgoing.filter(({ said }) => said.clientId !== clientId)
}
