import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import {
  useGetShopChatSettingsQuery,
  useListShopConversationsInfiniteQuery,
  useSearchShopMessagesInfiniteQuery,
  useSetShopChatSettingsMutation,
} from '#web/data/chat.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { inboxWords } from '#web/features/chat/chat-words.ts'
import { ChatSettingsForm } from '#web/features/chat/chat-settings-form.tsx'
import styles from '#web/features/chat/conversation-page.module.css'
import { FoundMessages } from '#web/features/chat/found-messages.tsx'
import { InboxList, inboxViewOf } from '#web/features/chat/inbox-list.tsx'
import { TeamConversation } from '#web/features/chat/team-conversation.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { Button } from '#web/ui/button.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

/** The inbox of a shop's team: who waits, the longest first, and the conversation that is open. */
export default function SellerMessagesPage() {
  const { id } = useParams()
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const [isSettingUp, setSettingUp] = useState(false)
  const view = inboxViewOf(search)
  const list = useListShopConversationsInfiniteQuery({ view })
  const first = list.data?.pages[0]
  const mayGreet = useMay('shop')
  return (
    <>
      <title>{`Messages – ${market}`}</title>
      <PageHead
        title="Messages"
        lead={first && inboxWords(first.counts.waiting, first.answeredInTimeBps)}
        actions={
          mayGreet && (
            <Button variant="sand" size="sm" aria-expanded={isSettingUp} onClick={() => setSettingUp(!isSettingUp)}>
              Quick replies
            </Button>
          )
        }
      />
      {isSettingUp && <Settings onDone={() => setSettingUp(false)} />}
      <div className={styles.page} data-plain={id ? undefined : true}>
        <div className={styles.side}>
          <InboxList
            side="shop"
            home="/seller/messages"
            view={view}
            openId={id}
            renderFound={(q) => <Found q={q} />}
            rows={list.data && rowsOf(list.data)}
            counts={first?.counts}
            error={list.error}
            onRetry={() => void list.refetch()}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
            isLoadingMore={list.isFetchingNextPage}
          />
          <p className={styles.none}>
            <Link to="/seller/messages/help">Ask {market}</Link>
          </p>
        </div>
        {id ? (
          <TeamConversation key={id} id={id} />
        ) : (
          <div className={styles.nothing}>
            <p>Choose a conversation. Who answers first takes it.</p>
          </div>
        )}
      </div>
    </>
  )
}

function Found({ q }: { q: string }) {
  const list = useSearchShopMessagesInfiniteQuery({ q })
  return (
    <FoundMessages
      found={list.data && rowsOf(list.data)}
      error={list.error}
      pathOf={(id) => `/seller/messages/${id}`}
      onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      isLoadingMore={list.isFetchingNextPage}
    />
  )
}

function Settings({ onDone }: { onDone: () => void }) {
  const { data } = useGetShopChatSettingsQuery()
  const [save] = useSetShopChatSettingsMutation()
  if (!data) return null
  return <ChatSettingsForm settings={data} save={(body) => save({ body }).unwrap()} onDone={onDone} />
}
