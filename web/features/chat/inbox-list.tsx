import { useDeferredValue, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { ConversationInList, InboxCounts, Side } from '#shared/api/chat.schemas.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import styles from './conversation-page.module.css'
import { ConversationRow } from './conversation-row.tsx'

const openViews = ['waiting', 'unassigned', 'mine', 'all'] as const
const inboxViews = [...openViews, 'archived'] as const
type InboxView = (typeof inboxViews)[number]
const viewWords: Record<InboxView, string> = {
  waiting: 'Waiting',
  unassigned: 'Unassigned',
  mine: 'Mine',
  all: 'All',
  archived: 'Archived',
}
const emptyWords: Record<InboxView, string> = {
  waiting: 'Nobody waits for an answer.',
  unassigned: 'Everybody who waits has somebody who answers.',
  mine: 'No conversation is yours at the moment.',
  all: 'No conversation yet.',
  archived: 'Nothing is put away.',
}

/** The view of an inbox that the address asks for; who waits, when it asks for none. */
export function inboxViewOf(search: URLSearchParams): InboxView {
  return inboxViews.find((known) => known === search.get('view')) ?? 'waiting'
}

interface InboxListProps {
  side: Side
  home: string
  view: InboxView
  openId: string | undefined
  /** Messages that hold the words which were typed. */
  renderFound: (words: string) => ReactNode
  rows: readonly ConversationInList[] | undefined
  counts: InboxCounts | undefined
  error: unknown
  onRetry: () => void
  onMore: (() => void) | undefined
  isLoadingMore: boolean
}

/** The list of a team's inbox, with its views, how much waits in each, and what is searched for. */
export function InboxList(props: InboxListProps) {
  const { side, home, view, openId, renderFound, rows, counts, error, onRetry, onMore, isLoadingMore } = props
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const at = (each: InboxView) => (each === 'waiting' ? '' : `?view=${each}`)
  return (
    <>
      <div className={styles.top}>
        <input
          type="search"
          className={styles.search}
          aria-label="Search messages"
          placeholder="Search messages"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {words === '' && (
          <FilterTabs
            label="Which conversations"
            tabs={openViews.map((each) => ({
              key: each,
              label: viewWords[each],
              count: counts?.[each],
              to: `${home}${openId ? `/${openId}` : ''}${at(each)}`,
              isChosen: each === view,
            }))}
          />
        )}
      </div>
      {words !== '' ? (
        renderFound(words)
      ) : rows ? (
        rows.length === 0 ? (
          <p className={styles.none}>{emptyWords[view]}</p>
        ) : (
          <ul className={styles.list}>
            {rows.map((conversation) => (
              <li key={conversation.id}>
                <ConversationRow
                  conversation={conversation}
                  side={side}
                  to={`${home}/${conversation.id}${at(view)}`}
                  isOpen={conversation.id === openId}
                />
              </li>
            ))}
            {onMore && (
              <li className={styles.more}>
                <Button variant="sand" size="sm" isBusy={isLoadingMore} onClick={onMore}>
                  Show more
                </Button>
              </li>
            )}
          </ul>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : (
        <output aria-label="Loading" className={styles.none}>
          <SkeletonText lines={6} />
        </output>
      )}
      <p className={styles.none}>
        {view === 'archived' ? <Link to={home}>Who waits</Link> : <Link to={`${home}${at('archived')}`}>Archived</Link>}
      </p>
    </>
  )
}
