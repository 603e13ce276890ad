import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useStore } from 'react-redux'
import { useSearchParams } from 'react-router'
import type { Conversation, Message, NewMessage } from '#shared/api/chat.schemas.ts'
import { messageOf } from '../../data/problem.ts'
import { hear, watch } from '../../data/realtime.ts'
import type { Store } from '../../data/store.ts'
import type { ChatDoor } from './chat-door.ts'
import { afterEvent, emptyThread, type ThreadEvent, type ThreadState } from './thread-state.ts'

/** How often it is asked for news when no socket says that there is any. */
const lookEveryMs = 20_000
const pageSize = 40

export interface Thread extends ThreadState {
  error: unknown
  isLoadingEarlier: boolean
  isLoadingLater: boolean
  /** Number of the message that was looked for. */
  at: number | null
  reload(): void
  loadEarlier(): Promise<void>
  loadLater(): Promise<void>
  /** Leaves the place of the message that was looked for. */
  goToNewest(): void
  /** Says something: shown at once, sent, and kept when it did not arrive. The same client id is said once. */
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

  const say = useCallback(
    async (said: NewMessage) => {
      const { clientId } = said
      // Who answers is where the answer will stand.
      leavePlace()
      dispatch({ event: 'sending', outgoing: { said, writtenAt: new Date().toISOString() } })
      try {
        const sending = store.dispatch(door.sendMessage.initiate({ id: conversationId, body: said }))
        dispatch({ event: 'said', message: await sending.unwrap() })
      } catch (refused) {
        dispatch({ event: 'refused', clientId, refusal: messageOf(refused) })
      }
    },
    [store, door, conversationId, leavePlace],
  )

  return {
    ...thread,
    error,
    isLoadingEarlier,
    isLoadingLater,
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
