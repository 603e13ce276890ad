import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useStore } from 'react-redux'
import { useSearchParams } from 'react-router'
import type { Conversation, Message, NewMessage } from '#shared/api/chat.schemas.ts'
import { messageOf, statusOf } from '../../data/problem.ts'
import { hear, watch } from '../../data/realtime.ts'
import type { Store } from '../../data/store.ts'
import type { ChatDoor } from './chat-door.ts'
import { keepWords, keptWords } from './kept-words.ts'
import { afterEvent, emptyThread, type Outgoing, type ThreadEvent, type ThreadState } from './thread-state.ts'

/** How often it is asked for news when no socket says that there is any. */
const lookEveryMs = 20_000
const pageSize = 40

export interface Thread extends ThreadState {
  error: unknown
  isLoadingEarlier: boolean
  isLoadingLater: boolean
  /** Of who speaks here; undefined until it is known. */
  personId: string | undefined
  /** Number of the message that was looked for. */
  at: number | null
  reload(): void
  loadEarlier(): Promise<void>
  loadLater(): Promise<void>
  /** Leaves the place of the message that was looked for. */
  goToNewest(): void
  /**
   * Says something: shown at once, sent, and kept when it did not arrive, also when the page is left. What got no answer goes
   * out again by itself when the line is back; what was refused waits for the press. The same client id is said once.
   */
  say(said: NewMessage): Promise<void>
  giveUp(clientId: string): void
  edit(message: Message, text: string): Promise<void>
  withdraw(message: Message): Promise<void>
}

/**
 * A conversation on this page. What is said elsewhere comes over the socket, and what happens besides is read by `after`, the
 * highest change seen; after every connection it is asked for, so a line that was lost loses nothing. It opens at the foot, or
 * at the message whose number the page's address asks for (`?at=`).
 */
export function useThread(door: ChatDoor, { id: conversationId, lastChange }: Conversation): Thread {
  const store = useStore() as Store
  const [thread, dispatch] = useReducer(afterEvent, emptyThread)
  const [error, setError] = useState<unknown>(null)
  const [isLoadingEarlier, setLoadingEarlier] = useState(false)
  const [isLoadingLater, setLoadingLater] = useState(false)
  const [at, leavePlace] = usePlace()
  const [tries, setTries] = useState(0)
  // What the running requests must know of the thread as it is by then.
  const now = useRef(thread)
  const knownChange = useRef(lastChange)
  useEffect(() => {
    now.current = thread
  })

  const list = useCallback(
    async (which: { before?: number; later?: number; after?: number }) =>
      await store
        .dispatch(
          door.listMessages.initiate(
            { id: conversationId, limit: pageSize, ...which },
            { subscribe: false, forceRefetch: true },
          ),
        )
        .unwrap(),
    [store, door, conversationId],
  )

  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    let isLooking = false
    let isCalled = false
    const open = async () => {
      try {
        const [earlier, later] = await Promise.all([
          list(at === null ? {} : { before: at + 1 }),
          at === null ? null : list({ later: at }),
        ])
        if (signal.aborted) return
        setError(null)
        const opened: ThreadEvent = {
          event: 'opened',
          messages: [...earlier.items, ...(later?.items ?? [])],
          hasEarlier: earlier.hasMore,
          ...(later && { further: { hasLater: later.hasMore, lastChange: knownChange.current } }),
        }
        dispatch(opened)
        now.current = afterEvent(now.current, opened)
      } catch (refused) {
        if (!signal.aborted) setError(refused)
      }
    }
    // One question at a time: what is called for meanwhile is asked afterwards.
    const look = async () => {
      isCalled = true
      if (isLooking || !now.current.isLoaded) return
      isLooking = true
      try {
        let after = now.current.lastChange
        while (isCalled && !signal.aborted) {
          isCalled = false
          const { items, hasMore } = await list({ after })
          if (signal.aborted) return
          if (items.length > 0) dispatch({ event: 'heard', messages: items })
          after = Math.max(after, ...items.map(({ change }) => change))
          isCalled ||= hasMore
        }
      } catch {
        // It is asked again soon.
      } finally {
        isLooking = false
      }
    }
    // What comes along is taken when nothing is missing before it.
    const take = (message: Message) => {
      const { isLoaded, lastChange } = now.current
      if (!isLoaded || message.change <= lastChange) return
      if (message.change > lastChange + 1) return void look()
      const news: ThreadEvent = { event: 'heard', messages: [message] }
      dispatch(news)
      now.current = afterEvent(now.current, news)
    }
    void open().then(look)
    const unwatch = watch(conversationId)
    const deaf = hear((heard) => {
      if (heard.event === 'again') void look()
      if (heard.event !== 'changed' || heard.change.kind !== 'conversation' || heard.change.id !== conversationId)
        return
      const { message } = heard.change
      if (message) take(message)
      else void look()
    })
    const looking = window.setInterval(() => {
      if (!document.hidden) void look()
    }, lookEveryMs)
    const comeBack = () => {
      if (!document.hidden) void look()
    }
    document.addEventListener('visibilitychange', comeBack)
    return () => {
      leaving.abort()
      unwatch()
      deaf()
      window.clearInterval(looking)
      document.removeEventListener('visibilitychange', comeBack)
    }
    // Another try begins anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [list, conversationId, at, tries])

  const send = useCallback(
    async (said: NewMessage) => {
      const { clientId } = said
      dispatch({ event: 'sending', outgoing: { said, writtenAt: new Date().toISOString() } })
      try {
        const sending = store.dispatch(door.sendMessage.initiate({ id: conversationId, body: said }))
        dispatch({ event: 'said', message: await sending.unwrap() })
      } catch (refused) {
        const isLost = statusOf(refused) === 0
        dispatch({ event: 'refused', clientId, refusal: messageOf(refused), isLost })
      }
    },
    [store, door, conversationId],
  )
  const say = async (said: NewMessage) => {
    // Who answers is where the answer will stand.
    leavePlace()
    await send(said)
  }
  const personId = usePersonId(door)
  useKeptOutgoing({ personId, conversationId, outgoing: thread.outgoing, dispatch, send })

  return {
    ...thread,
    error,
    isLoadingEarlier,
    isLoadingLater,
    personId,
    at,
    goToNewest: leavePlace,
    say,
    reload: () => setTries(tries + 1),
    giveUp: (clientId) => dispatch({ event: 'given up', clientId }),
    async loadEarlier() {
      const first = thread.messages[0]
      if (!first || isLoadingEarlier) return
      setLoadingEarlier(true)
      try {
        const { items, hasMore } = await list({ before: first.number })
        dispatch({ event: 'earlier', messages: items, hasEarlier: hasMore })
      } finally {
        setLoadingEarlier(false)
      }
    },
    async loadLater() {
      const last = thread.messages.at(-1)
      if (!last || isLoadingLater) return
      setLoadingLater(true)
      try {
        const { items, hasMore } = await list({ later: last.number })
        dispatch({ event: 'later', messages: items, hasLater: hasMore })
      } finally {
        setLoadingLater(false)
      }
    },
    async edit(message, text) {
      const edited = await store.dispatch(door.editMessage.initiate({ id: message.id, body: { text } })).unwrap()
      dispatch({ event: 'said', message: edited })
    },
    async withdraw(message) {
      const withdrawn = await store.dispatch(door.withdrawMessage.initiate({ id: message.id })).unwrap()
      dispatch({ event: 'said', message: withdrawn })
    },
  }
}

/** Of who speaks at a door; undefined until it is known. */
function usePersonId(door: ChatDoor): string | undefined {
  const { data } = door.getMe.useQueryState()
  return data?.id
}

/** Keeps what is on its way while the page is left, and sends what got no answer as soon as there may be one. */
function useKeptOutgoing({
  personId,
  conversationId,
  outgoing,
  dispatch,
  send,
}: {
  personId: string | undefined
  conversationId: string
  outgoing: readonly Outgoing[]
  dispatch: (happened: ThreadEvent) => void
  send: (said: NewMessage) => Promise<void>
}): void {
  const now = useRef(outgoing)
  const isTakenUp = useRef(false)
  useEffect(() => {
    now.current = outgoing
    if (personId && isTakenUp.current) keepWords(personId, conversationId, { outgoing })
  }, [personId, conversationId, outgoing])
  useEffect(() => {
    if (!personId) return undefined
    let isSending = false
    // One after the other, so that they arrive as they were said.
    const sendLost = async (lost: readonly Outgoing[]) => {
      if (isSending) return
      isSending = true
      // oxlint-disable-next-line no-await-in-loop -- see above
      for (const { said } of lost) await send(said)
      isSending = false
    }
    const again = () => void sendLost(now.current.filter(({ isLost, refusal }) => isLost && refusal !== undefined))
    if (!isTakenUp.current) {
      // What was under way when the page was left may have arrived or not.
      const kept = keptWords(personId, conversationId).outgoing.map((each) =>
        each.refusal === undefined ? Object.assign({}, each, { isLost: true }) : each,
      )
      isTakenUp.current = true
      dispatch({ event: 'kept', outgoing: kept })
      void sendLost(kept.filter(({ isLost }) => isLost))
    }
    const deaf = hear(({ event }) => {
      if (event === 'again') again()
    })
    window.addEventListener('online', again)
    return () => {
      deaf()
      window.removeEventListener('online', again)
    }
  }, [personId, conversationId, dispatch, send])
}

/** The message the address of the page asks for, by its number in the conversation, and how to leave it for the newest. */
function usePlace(): [number | null, () => void] {
  const [search, setSearch] = useSearchParams()
  const asked = Number(search.get('at'))
  const at = Number.isInteger(asked) && asked > 0 ? asked : null
  const leave = useRef(() => {})
  useEffect(() => {
    leave.current = () => {
      if (at === null) return
      search.delete('at')
      setSearch(search, { replace: true, preventScrollReset: true })
    }
  })
  return [at, useCallback(() => leave.current(), [])]
}
