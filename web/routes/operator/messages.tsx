import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import {
  useGetMarketChatSettingsQuery,
  useListSupportConversationsInfiniteQuery,
  useSearchSupportMessagesInfiniteQuery,
  useSetMarketChatSettingsMutation,
} from '#web/data/chat.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { inboxWords } from '#web/features/chat/chat-words.ts'
import { ChatSettingsForm } from '#web/features/chat/chat-settings-form.tsx'
import styles from '#web/features/chat/conversation-page.module.css'
import { FoundMessages } from '#web/features/chat/found-messages.tsx'
import { InboxList, inboxViewOf } from '#web/features/chat/inbox-list.tsx'
import { SupportConversation } from '#web/features/chat/support-conversation.tsx'
import { Button } from '#web/ui/button.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

/** Who asks the market something: customers and shops, the longest waiting first. */
export default function OperatorMessagesPage() {
  const { id } = useParams()
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const [isSettingUp, setSettingUp] = useState(false)
  const view = inboxViewOf(search)
  const list = useListSupportConversationsInfiniteQuery({ view })
  const first = list.data?.pages[0]
  return (
    <>
      <title>{`Messages – ${market}`}</title>
      <PageHead
        title="Messages"
        lead={first && inboxWords(first.counts.waiting, first.answeredInTimeBps)}
        actions={
          <Button variant="sand" size="sm" aria-expanded={isSettingUp} onClick={() => setSettingUp(!isSettingUp)}>
            Quick replies
          </Button>
        }
      />
      {isSettingUp && <Settings onDone={() => setSettingUp(false)} />}
      <div className={styles.page} data-plain>
        <div className={styles.side}>
          <InboxList
            side="market"
            home="/operator/messages"
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
        </div>
        {id ? (
          <SupportConversation key={id} id={id} />
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
  const list = useSearchSupportMessagesInfiniteQuery({ q })
  return (
    <FoundMessages
      found={list.data && rowsOf(list.data)}
      error={list.error}
      pathOf={(id) => `/operator/messages/${id}`}
      onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      isLoadingMore={list.isFetchingNextPage}
    />
  )
}

function Settings({ onDone }: { onDone: () => void }) {
  const { data } = useGetMarketChatSettingsQuery()
  const [save] = useSetMarketChatSettingsMutation()
  if (!data) return null
  return <ChatSettingsForm settings={data} save={(body) => save({ body }).unwrap()} onDone={onDone} />
}
