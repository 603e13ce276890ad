import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useStore } from 'react-redux'
import type { Conversation, Message, Side } from '#shared/api/chat.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import type { Store } from '../../data/store.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { ChatDoor } from './chat-door.ts'
import { dayOf } from './chat-words.ts'
import { MessageRow, OutgoingRow } from './message-row.tsx'
import { ringOnce } from './sound.ts'
import styles from './thread.module.css'
import type { Thread as ThreadOnPage } from './use-thread.ts'
import { useWhoTypes } from './use-typing.ts'

interface ThreadProps {
  door: ChatDoor
  conversation: Conversation
  thread: ThreadOnPage
  /** Of who looks, to know that it is they themselves who write on another screen. */
  ownFirstName: string | undefined
  /** Stands after the last message: notes, offers. */
  after?: ReactNode
  onEdit: (message: Message) => void
}

/** What was said in a conversation, the latest at the foot, and who is writing. Keeps its place when earlier words come in. */
export function Thread({ door, conversation, thread, ownFirstName, after, onEdit }: ThreadProps) {
  const locale = useLocale()
  const now = useNow() ?? 0
  const { id, with: other, readByOther } = conversation
  const { messages, outgoing, hasEarlier, hasLater, at, isLoaded, error } = thread
  const { typist, forget } = useWhoTypes(id, { side: door.side, firstName: ownFirstName })
  const news = useNews(messages, isLoaded && !hasLater, { side: door.side, isMuted: conversation.isMuted })
  const box = useKeepPlace(messages, outgoing.length + (typist ? 1 : 0), { at, hasLater })
  useMarkRead(door, conversation, hasLater ? [] : messages)
  useEffect(() => {
    if (messages.at(-1)?.isMine === false) forget()
    // Who has just spoken is not writing any more.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [messages.at(-1)?.number])

  if (error && !isLoaded) return <ErrorState error={error} onRetry={thread.reload} />
  const lastMine = messages.findLast(({ side, isWithdrawn }) => side === door.side && !isWithdrawn)
  return (
    <section
      className={styles.box}
      ref={box}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`Messages with ${other.name}`}
      data-side={door.side}
    >
      {!isLoaded && (
        <output aria-label="Loading" className={styles.loading}>
          <SkeletonText lines={6} />
        </output>
      )}
      {hasEarlier && (
        <p className={styles.earlier}>
          <Button variant="sand" size="sm" isBusy={thread.isLoadingEarlier} onClick={() => void thread.loadEarlier()}>
            Earlier messages
          </Button>
        </p>
      )}
      {isLoaded && messages.length === 0 && outgoing.length === 0 && (
        <p className={styles.empty}>
          {other.side === 'market'
            ? 'Ask anything about your orders, your money or this market. A person reads it.'
            : `This is the beginning of your conversation with ${other.name}.`}
        </p>
      )}
      <ol className={styles.messages}>
        {messages.map((message, index) => {
          const before = messages[index - 1]
          const day = now === 0 ? null : dayOf(message.writtenAt, locale, now)
          const isNewDay = day !== null && (!before || dayOf(before.writtenAt, locale, now) !== day)
          const next = messages[index + 1]
          return (
            <MessageRow
              key={message.number}
              door={door}
              conversation={conversation}
              message={message}
              day={isNewDay ? day : null}
              isLastOfRun={!next || next.side !== message.side || next.author !== message.author}
              isFound={message.number === at}
              isRead={message.side === door.side && message.number <= readByOther}
              showsRead={message === lastMine}
              onEdit={onEdit}
              onWithdraw={thread.withdraw}
            />
          )
        })}
        {outgoing.map((each) => (
          <OutgoingRow
            key={each.said.clientId}
            outgoing={each}
            onAgain={() => void thread.say(each.said)}
            onGiveUp={() => thread.giveUp(each.said.clientId)}
          />
        ))}
      </ol>
      {hasLater && (
        <p className={styles.earlier}>
          <Button variant="sand" size="sm" isBusy={thread.isLoadingLater} onClick={() => void thread.loadLater()}>
            Later messages
          </Button>
        </p>
      )}
      {at !== null && (
        <p className={styles.newest}>
          <Button size="sm" onClick={thread.goToNewest}>
            Newest messages
          </Button>
        </p>
      )}
      {typist && (
        <p className={styles.typing} data-own={typist.side === door.side || undefined}>
          <span className={styles.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {typist.name} is writing
        </p>
      )}
      {after}
      <output className="visually-hidden">{news}</output>
    </section>
  )
}

/** The latest word of somebody else, in words for who cannot see it; rings once for it. */
function useNews(
  messages: readonly Message[],
  isLoaded: boolean,
  { side, isMuted }: { side: Side; isMuted: boolean },
): string {
  const heardUpTo = useRef<number | null>(null)
  const [news, setNews] = useState('')
  const last = messages.at(-1)
  useEffect(() => {
    if (!isLoaded) {
      heardUpTo.current = null
      return
    }
    const before = heardUpTo.current
    heardUpTo.current = last?.number ?? 0
    if (before === null || !last || last.number <= before || last.side === side) return
    setNews(`${last.author}: ${last.text || 'sent something to look at'}`)
    if (!isMuted) void ringOnce(side)
    // Only a new last message is news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isLoaded, last?.number])
  return news
}

/**
 * Stays at the foot while one is there, and where one was when earlier words are put above. Begins at the message that was
 * looked for.
 */
function useKeepPlace(
  messages: readonly Message[],
  extra: number,
  { at, hasLater }: { at: number | null; hasLater: boolean },
): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null)
  const place = useRef({ first: 0, height: 0, isAtFoot: true })
  const shown = useRef<number | null>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    let top = 0
    const note = () => {
      const { scrollTop, scrollHeight, clientHeight } = element
      if (scrollHeight - scrollTop - clientHeight < 80) place.current.isAtFoot = true
      // Only who scrolls up has left the foot: what grows below, or less room, says nothing of the reader.
      else if (scrollTop < top) place.current.isAtFoot = false
      top = scrollTop
    }
    element.addEventListener('scroll', note, { passive: true })
    // A phone's keyboard, a growing draft and the emoji take room from it; pictures take theirs when they come.
    const resized = new ResizeObserver(() => {
      if (place.current.isAtFoot) element.scrollTop = element.scrollHeight
    })
    for (const each of [element, ...element.children]) if (each.matches('section, ol')) resized.observe(each)
    return () => {
      element.removeEventListener('scroll', note)
      resized.disconnect()
    }
  }, [])
  const first = messages[0]?.number ?? 0
  const last = messages.at(-1)?.number ?? 0
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const before = place.current
    const found = at === shown.current ? null : element.querySelector('[data-found]')
    if (at === null && shown.current !== null) before.isAtFoot = true
    if (found || at === null) shown.current = at
    if (found) found.scrollIntoView({ block: 'center' })
    else if (before.first > 0 && first < before.first) element.scrollTop += element.scrollHeight - before.height
    else if (before.isAtFoot && !hasLater) element.scrollTop = element.scrollHeight
    place.current = { first, height: element.scrollHeight, isAtFoot: found ? false : before.isAtFoot }
    // What is on its way, and who writes, take room too.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [first, last, extra, at, hasLater])
  return box
}

/** Says that everything on the page has been read, while somebody looks at it. */
function useMarkRead(door: ChatDoor, { id, readNumber }: Conversation, messages: readonly Message[]): void {
  const store = useStore() as Store
  const last = messages.at(-1)?.number ?? 0
  const told = useRef(0)
  useEffect(() => {
    const tell = () => {
      if (document.hidden || last <= Math.max(readNumber, told.current)) return
      told.current = last
      void store
        .dispatch(door.readConversation.initiate({ id, body: { upTo: last } }))
        .unwrap()
        .catch(() => (told.current = 0))
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [store, door, id, last, readNumber])
}
