import { useDeferredValue, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useListConversationsInfiniteQuery, useSearchMessagesInfiniteQuery } from '#web/data/chat.ts'
import { clientGuard, serverGuard } from '#web/data/guard.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { ConversationRow } from '#web/features/chat/conversation-row.tsx'
import styles from '#web/features/chat/conversation-page.module.css'
import { CustomerConversation } from '#web/features/chat/customer-conversation.tsx'
import { FoundMessages } from '#web/features/chat/found-messages.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'

export const loader = serverGuard('storefront')
export const clientLoader = clientGuard('storefront')

const views = ['all', 'unread', 'archived'] as const
type View = (typeof views)[number]
const viewWords: Record<View, string> = { all: 'All', unread: 'Unread', archived: 'Archived' }

/** A customer's conversations and the one that is open; two screens on a phone. */
export default function MessagesPage() {
  const { id } = useParams()
  const [search] = useSearchParams()
  const view = views.find((known) => known === search.get('view')) ?? 'all'
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  return (
    <>
      <title>Messages</title>
      <meta name="robots" content="noindex" />
      <div className={styles.page} data-plain={id ? undefined : true}>
        <div className={styles.side}>
          <div className={styles.top}>
            <div className={styles.line}>
              <h1>Messages</h1>
              <Link to="/messages/help">Ask the market</Link>
            </div>
            <input
              type="search"
              className={styles.search}
              aria-label="Search messages"
              placeholder="Search messages"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            {words === '' && <Views view={view} id={id} />}
          </div>
          {words === '' ? <Conversations view={view} openId={id} /> : <Found q={words} />}
        </div>
        {id ? (
          <CustomerConversation key={id} id={id} />
        ) : (
          <div className={styles.nothing}>
            <p>Choose a conversation, or open one from a shop, a product or an order.</p>
          </div>
        )}
      </div>
    </>
  )
}

function Views({ view, id }: { view: View; id: string | undefined }) {
  const { data } = useListConversationsInfiniteQuery({ view: 'all' })
  const unread = data?.pages[0]?.counts.unread ?? 0
  return (
    <nav className={styles.views} aria-label="Which conversations">
      {views.map((each) => (
        <Link
          key={each}
          to={`/messages${id ? `/${id}` : ''}${each === 'all' ? '' : `?view=${each}`}`}
          aria-current={each === view ? 'true' : undefined}
        >
          {viewWords[each]}
          {each === 'unread' && unread > 0 && ` ${unread}`}
        </Link>
      ))}
    </nav>
  )
}

function Conversations({ view, openId }: { view: View; openId: string | undefined }) {
  const list = useListConversationsInfiniteQuery({ view })
  const rows = list.data && rowsOf(list.data)
  if (!rows)
    return list.error ? (
      <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <output aria-label="Loading" className={styles.none}>
        <SkeletonText lines={6} />
      </output>
    )
  if (rows.length === 0)
    return (
      <p className={styles.none}>
        {view === 'all'
          ? 'No conversation yet. Ask a shop about something it makes: every product and every order has a button for it.'
          : view === 'unread'
            ? 'Everything is read.'
            : 'Nothing is put away.'}
      </p>
    )
  return (
    <ul className={styles.list}>
      {rows.map((conversation) => (
        <li key={conversation.id}>
          <ConversationRow
            conversation={conversation}
            side="customer"
            to={`/messages/${conversation.id}${view === 'all' ? '' : `?view=${view}`}`}
            isOpen={conversation.id === openId}
          />
        </li>
      ))}
      {list.hasNextPage && (
        <li className={styles.more}>
          <ShowMore of={list} size="sm" />
        </li>
      )}
    </ul>
  )
}

function Found({ q }: { q: string }) {
  const list = useSearchMessagesInfiniteQuery({ q })
  return (
    <FoundMessages
      found={list.data && rowsOf(list.data)}
      error={list.error}
      pathOf={(id) => `/messages/${id}`}
      onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      isLoadingMore={list.isFetchingNextPage}
    />
  )
}
