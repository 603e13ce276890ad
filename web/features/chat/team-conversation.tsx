import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Conversation, Message } from '#shared/api/chat.schemas.ts'
import {
  useAddTeamNoteMutation,
  useAssignConversationMutation,
  useGetShopChatSettingsQuery,
  useGetShopConversationQuery,
  useKeepShopConversationMutation,
  useListColleaguesQuery,
  useListShopConversationOrdersQuery,
  useListTeamNotesQuery,
} from '../../data/chat.ts'
import { useGetShopOrderQuery } from '../../data/orders.ts'
import { messageOf } from '../../data/problem.ts'
import { useGetOwnShopQuery } from '../../data/own-shop.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconNote } from '../../ui/icons.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import { AssignSelect } from './assign-select.tsx'
import { sellerChat } from './chat-door.ts'
import { Composer, type About } from './composer.tsx'
import { ConversationHead } from './conversation-head.tsx'
import { ConversationMenu } from './conversation-menu.tsx'
import styles from './conversation-page.module.css'
import { OrdersBeside } from './orders-beside.tsx'
import team from './team-conversation.module.css'
import { TeamOffers } from './team-offers.tsx'
import { Thread } from './thread.tsx'
import { useThread } from './use-thread.ts'

const presenceMs = 30_000

/** A shop's conversation: who answers, what was said, notes of the team, and the customer's orders beside it. */
export function TeamConversation({ id }: { id: string }) {
  const { data: conversation, error, refetch } = useGetShopConversationQuery({ id }, { pollingInterval: presenceMs })
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
  const thread = useThread(sellerChat, conversation)
  const { data: colleagues } = useListColleaguesQuery()
  const { data: orders } = useListShopConversationOrdersQuery({ id })
  const { data: settings } = useGetShopChatSettingsQuery()
  const { data: shop } = useGetOwnShopQuery()
  const [assign] = useAssignConversationMutation()
  const [keep] = useKeepShopConversationMutation()
  const [about, setAbout] = useAbout()
  const [editing, setEditing] = useState<Message | null>(null)
  const me = colleagues?.items.find(({ isMe }) => isMe)
  const readers = seenBy.filter(({ number }) => number >= lastNumber && lastNumber > 0).map(({ name }) => name)
  return (
    <>
      <section className={styles.talk} aria-label={`Conversation with ${other.name}`}>
        <ConversationHead conversation={conversation} back="/seller/messages">
          {kind === 'shop' && (
            <AssignSelect
              assignedTo={assignedTo}
              colleagues={colleagues?.items ?? []}
              onAssign={(personId) => assign({ id, body: { personId } }).unwrap()}
            />
          )}
          <ConversationMenu
            conversation={conversation}
            messages={thread.messages}
            side={sellerChat.side}
            keep={(body) => keep({ id, body }).unwrap()}
          />
        </ConversationHead>
        <Thread
          door={sellerChat}
          conversation={conversation}
          thread={thread}
          ownFirstName={me?.name.split(' ')[0]}
          onEdit={setEditing}
          after={
            <>
              <Notes id={id} />
              {readers.length > 0 && <p className={team.seen}>Seen by {readers.join(', ')}</p>}
            </>
          }
        />
        <Composer
          door={sellerChat}
          conversation={conversation}
          thread={thread}
          about={about}
          onAboutDone={() => setAbout(null)}
          editing={editing}
          onEditingDone={() => setEditing(null)}
          sendWord={kind === 'shop' && !assignedTo ? 'Send and take' : 'Send'}
          renderAbove={(write) => (
            <TeamOffers
              quickReplies={settings?.quickReplies}
              latest={orders?.items[0]}
              shop={shop?.slug}
              write={write}
              onAbout={setAbout}
            >
              <AddNote id={id} />
            </TeamOffers>
          )}
        />
      </section>
      <aside
        className={styles.beside}
        aria-label={other.side === 'market' ? 'Orders of the shop' : `Orders of ${other.name}`}
      >
        <OrdersBeside
          title={other.side === 'market' ? 'Latest orders' : `${other.name.split(' ')[0]}’s orders`}
          orders={orders?.items ?? []}
          pathOf={sellerChat.orderPath}
        />
        {orders?.items.length === 0 && <p className={styles.none}>No order here yet.</p>}
      </aside>
    </>
  )
}

/** The order that the conversation was opened about, by the page it was opened from: `?order=` its id. */
function useAbout() {
  const [search, setSearch] = useSearchParams()
  const [about, setAbout] = useState<About | null>(null)
  const id = search.get('order')
  const { data: order } = useGetShopOrderQuery({ id: id ?? '' }, { skip: id === null })
  useEffect(() => {
    if (!order || order.id !== id) return
    // oxlint-disable-next-line react/set-state-in-effect -- the address is read once and emptied of it
    setAbout({ orderId: order.id, words: `order ${order.number}` })
    search.delete('order')
    setSearch(search, { replace: true, preventScrollReset: true })
  }, [order, id, search, setSearch])
  return [about, setAbout] as const
}

function Notes({ id }: { id: string }) {
  const { data } = useListTeamNotesQuery({ id })
  if (!data || data.items.length === 0) return null
  return (
    <ul className={team.notes} aria-label="Notes for the team">
      {data.items.map(({ id: noteId, author, text, writtenAt }) => (
        <li key={noteId}>
          <IconNote size={18} aria-hidden />
          <p>
            <strong>Note for the team, {author.split(' ')[0]}:</strong> {text} <RelativeTime at={writtenAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function AddNote({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [add, { isLoading }] = useAddTeamNoteMutation()
  const save = async () => {
    try {
      await add({ id, body: { text } }).unwrap()
      setText('')
      setOpen(false)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  if (!isOpen)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        Note to team
      </button>
    )
  return (
    <div className={team.note}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
        aria-label="Note for the team"
        placeholder="Only your team sees this"
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false)
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (text.trim() !== '') void save()
        }}
      />
      <button type="button" disabled={isLoading || text.trim() === ''} onClick={() => void save()}>
        Keep note
      </button>
    </div>
  )
}
