import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Conversation } from '#shared/api/chat.schemas.ts'
import { useGetSupportConversationQuery } from '../../data/chat.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { EraseWordsDialog } from '../moderation/erase-words-dialog.tsx'
import { operatorChat } from './chat-door.ts'
import { Composer } from './composer.tsx'
import { ConversationHead } from './conversation-head.tsx'
import styles from './conversation-page.module.css'
import { Thread } from './thread.tsx'
import { useThread } from './use-thread.ts'

const presenceMs = 30_000
const nothing = () => {}

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
  const thread = useThread(operatorChat, conversation.id)
  const [isErasing, setErasing] = useState(false)
  return (
    <section className={styles.talk} aria-label={`Conversation with ${conversation.with.name}`}>
      <ConversationHead conversation={conversation} back="/operator/messages">
        {conversation.kind === 'customer_support' && (
          <Button variant="default" onClick={() => setErasing(true)}>
            Erase their words
          </Button>
        )}
      </ConversationHead>
      {isErasing && <EraseWordsDialog conversation={conversation} onClose={() => setErasing(false)} />}
      <Thread
        door={operatorChat}
        conversation={conversation}
        thread={thread}
        ownFirstName={undefined}
        onEdit={nothing}
      />
      <Composer
        door={operatorChat}
        conversation={conversation}
        thread={thread}
        about={null}
        onAboutDone={nothing}
        editing={null}
        onEditingDone={nothing}
      />
    </section>
  )
}
