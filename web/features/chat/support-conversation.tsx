import { useState } from 'react'
import type { Conversation, Message } from '#shared/api/chat.schemas.ts'
import {
  useAssignSupportConversationMutation,
  useGetMarketChatSettingsQuery,
  useGetSupportConversationQuery,
  useKeepSupportConversationMutation,
  useListOperatorColleaguesQuery,
  useListSupportConversationOrdersQuery,
} from '../../data/chat.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { EraseWordsDialog } from '../moderation/erase-words-dialog.tsx'
import { AssignSelect } from './assign-select.tsx'
import { operatorChat } from './chat-door.ts'
import { Composer, type About } from './composer.tsx'
import { ConversationHead } from './conversation-head.tsx'
import { ConversationMenu } from './conversation-menu.tsx'
import styles from './conversation-page.module.css'
import team from './team-conversation.module.css'
import { TeamOffers } from './team-offers.tsx'
import { Thread } from './thread.tsx'
import { useThread } from './use-thread.ts'

const presenceMs = 30_000

/** An operator's conversation with a customer or a shop that asked the market. */
export function SupportConversation({ id }: { id: string }) {
  const { data: conversation, error, refetch } = useGetSupportConversationQuery({ id }, { pollingInterval: presenceMs })
  if (!conversation)
    return (
      <div className={styles.talk}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <output aria-label="Loading" className={styles.none}>
            <SkeletonText lines={5} />
          </output>
        )}
      </div>
    )
  return <Open conversation={conversation} />
}

function Open({ conversation }: { conversation: Conversation }) {
  const { id, kind, with: other, seenBy, lastNumber, assignedTo } = conversation
  const thread = useThread(operatorChat, conversation)
  const { data: colleagues } = useListOperatorColleaguesQuery()
  const [assign] = useAssignSupportConversationMutation()
  const [keep] = useKeepSupportConversationMutation()
  const { data: settings } = useGetMarketChatSettingsQuery()
  const { data: orders } = useListSupportConversationOrdersQuery({ id })
  const [about, setAbout] = useState<About | null>(null)
  const [isErasing, setErasing] = useState(false)
  const [editing, setEditing] = useState<Message | null>(null)
  const me = colleagues?.items.find(({ isMe }) => isMe)
  const readers = seenBy.filter(({ number }) => number >= lastNumber && lastNumber > 0).map(({ name }) => name)
  return (
    <section className={styles.talk} aria-label={`Conversation with ${other.name}`}>
      <ConversationHead conversation={conversation} back="/operator/messages">
        <AssignSelect
          assignedTo={assignedTo}
          colleagues={colleagues?.items ?? []}
          onAssign={(personId) => assign({ id, body: { personId } }).unwrap()}
        />
        <ConversationMenu
          conversation={conversation}
          messages={thread.messages}
          side={operatorChat.side}
          keep={({ isArchived, isMuted }) => keep({ id, body: { isArchived, isMuted } }).unwrap()}
        >
          {kind === 'customer_support' && (
            <button type="button" data-danger onClick={() => setErasing(true)}>
              Erase their words
            </button>
          )}
        </ConversationMenu>
      </ConversationHead>
      {isErasing && <EraseWordsDialog conversation={conversation} onClose={() => setErasing(false)} />}
      <Thread
        door={operatorChat}
        conversation={conversation}
        thread={thread}
        ownFirstName={me?.name.split(' ')[0]}
        onEdit={setEditing}
        after={readers.length > 0 && <p className={team.seen}>Seen by {readers.join(', ')}</p>}
      />
      <Composer
        door={operatorChat}
        conversation={conversation}
        thread={thread}
        about={about}
        onAboutDone={() => setAbout(null)}
        editing={editing}
        onEditingDone={() => setEditing(null)}
        sendWord={assignedTo ? 'Send' : 'Send and take'}
        renderAbove={(write) => (
          <TeamOffers
            quickReplies={settings?.quickReplies}
            latest={orders?.items[0]}
            shop={other.slug ?? undefined}
            write={write}
            onAbout={setAbout}
          />
        )}
      />
    </section>
  )
}
