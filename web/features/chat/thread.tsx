import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useStore } from 'react-redux'
import type { Conversation, Message } from '#shared/api/chat.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import type { Store } from '../../data/store.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { ChatDoor } from './chat-door.ts'
import { dayOf } from './chat-words.ts'
import { MessageRow, OutgoingRow } from './message-row.tsx'
import { ring } from './sound.ts'
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
  const { messages, outgoing, hasEarlier, isLoaded, error } = thread
  const { typist, forget } = useWhoTypes(id, { side: door.side, firstName: ownFirstName })
  const box = useRef<HTMLDivElement>(null)
  const news = useNews(messages, isLoaded, { isMuted: conversation.isMuted, isOwn: ({ side }) => side === door.side })
  useKeepPlace(box, messages, outgoing.length + (typist ? 1 : 0))
  useMarkRead(door, conversation, messages)
  useEffect(() => {
    if (messages.at(-1)?.isMine === false) forget()
    // Who has just spoken is not writing any more.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [messages.at(-1)?.number])

  if (error && !isLoaded) return <ErrorState error={error} onRetry={thread.reload} />
  const lastMine = messages.findLast(({ side, isWithdrawn }) => side === door.side && !isWithdrawn)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
    <div
      className={styles.box}
      ref={box}
      tabIndex={0}
      role="region"
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
      <p role="status" className="visually-hidden">
        {news}
      </p>
    </div>
  )
}

/** The latest word of somebody else, in words for who cannot see it; rings once for it. */
function useNews(
  messages: readonly Message[],
  isLoaded: boolean,
  { isMuted, isOwn }: { isMuted: boolean; isOwn: (message: Message) => boolean },
): string {
  const heardUpTo = useRef<number | null>(null)
  const [news, setNews] = useState('')
  const last = messages.at(-1)
  useEffect(() => {
    if (!isLoaded) return
    const before = heardUpTo.current
    heardUpTo.current = last?.number ?? 0
    if (before === null || !last || last.number <= before || isOwn(last)) return
    setNews(`${last.author}: ${last.text || 'sent something to look at'}`)
    if (!isMuted) ring()
    // Only a new last message is news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isLoaded, last?.number])
  return news
}

/** Stays at the foot while one is there, and where one was when earlier words are put above. */
function useKeepPlace(box: React.RefObject<HTMLDivElement | null>, messages: readonly Message[], extra: number): void {
  const place = useRef({ first: 0, height: 0, isAtFoot: true })
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const note = () => {
      place.current.isAtFoot = element.scrollHeight - element.scrollTop - element.clientHeight < 80
    }
    element.addEventListener('scroll', note, { passive: true })
    return () => element.removeEventListener('scroll', note)
  }, [box])
  const first = messages[0]?.number ?? 0
  const last = messages.at(-1)?.number ?? 0
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const before = place.current
    if (before.first > 0 && first < before.first) element.scrollTop += element.scrollHeight - before.height
    else if (before.isAtFoot) element.scrollTop = element.scrollHeight
    place.current = { first, height: element.scrollHeight, isAtFoot: before.isAtFoot }
  }, [box, first, last, extra])
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
