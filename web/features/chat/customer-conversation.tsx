import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Conversation, Message } from '#shared/api/chat.schemas.ts'
import { useGetProductQuery } from '../../data/catalog.ts'
import {
  useGetConversationQuery,
  useKeepConversationMutation,
  useListConversationOrdersQuery,
} from '../../data/chat.ts'
import { useCustomer } from '../../data/doors.ts'
import { useGetOrderQuery } from '../../data/orders.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { ShopMark } from '../shops/shop-mark.tsx'
import { storefrontChat } from './chat-door.ts'
import { Composer, type About } from './composer.tsx'
import { ConversationHead } from './conversation-head.tsx'
import { ConversationMenu } from './conversation-menu.tsx'
import styles from './conversation-page.module.css'
import { OrdersBeside } from './orders-beside.tsx'
import { Thread } from './thread.tsx'
import { useThread } from './use-thread.ts'

/** How often it is asked who is here. */
const presenceMs = 30_000

/** A customer's conversation: who it is with, what was said, where to write, and the orders beside it. */
export function CustomerConversation({ id }: { id: string }) {
  const { data: conversation, error, refetch } = useGetConversationQuery({ id }, { pollingInterval: presenceMs })
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
  const { id, with: other } = conversation
  const thread = useThread(storefrontChat, conversation)
  const customer = useCustomer()
  const [keep] = useKeepConversationMutation()
  const { data: orders } = useListConversationOrdersQuery({ id })
  const [about, setAbout] = useAbout()
  const [editing, setEditing] = useState<Message | null>(null)
  const latest = orders?.items[0]
  const isUnderway = latest?.state === 'processing' || latest?.state === 'handed_over'
  return (
    <>
      <section className={styles.talk} aria-label={`Conversation with ${other.name}`}>
        <ConversationHead conversation={conversation} back="/messages">
          <ConversationMenu
            conversation={conversation}
            messages={thread.messages}
            side={storefrontChat.side}
            keep={(body) => keep({ id, body }).unwrap()}
          />
        </ConversationHead>
        <Thread
          door={storefrontChat}
          conversation={conversation}
          thread={thread}
          ownFirstName={customer?.name.split(' ')[0]}
          onEdit={setEditing}
        />
        <Composer
          door={storefrontChat}
          conversation={conversation}
          thread={thread}
          about={about}
          onAboutDone={() => setAbout(null)}
          editing={editing}
          onEditingDone={() => setEditing(null)}
          {...(isUnderway && {
            renderAbove: () => (
              <div className={styles.offers}>
                <button type="button" onClick={() => setAbout({ orderId: latest.id, words: `order ${latest.number}` })}>
                  Ask about order {latest.number}
                </button>
                <Link to={`/orders/${latest.id}`}>
                  {latest.state === 'handed_over' ? 'Where is my parcel?' : 'When does it arrive?'}
                </Link>
              </div>
            ),
          })}
        />
      </section>
      {other.side === 'shop' && (
        <aside className={styles.beside} aria-label={other.name}>
          <div className={styles.shop}>
            <ShopMark logo={other.picture} name={other.name} size={72} />
            <p>{other.name}</p>
            {other.slug && (
              <ButtonLink to={`/shops/${other.slug}`} variant="sand" size="sm">
                Visit shop
              </ButtonLink>
            )}
          </div>
          <OrdersBeside title="Your orders here" orders={orders?.items ?? []} pathOf={storefrontChat.orderPath} />
        </aside>
      )}
    </>
  )
}

/** What the conversation was opened about, by the page it was opened from: `?product=` its address, `?order=` its id. */
function useAbout() {
  const [search, setSearch] = useSearchParams()
  const [about, setAbout] = useState<About | null>(null)
  const slug = search.get('product')
  const orderId = search.get('order')
  const { data: product } = useGetProductQuery({ slug: slug ?? '' }, { skip: slug === null })
  const { data: order } = useGetOrderQuery({ id: orderId ?? '' }, { skip: orderId === null })
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the address is read once and emptied
    if (product && slug) setAbout({ productId: product.id, words: product.title })
    else if (order && order.id === orderId) setAbout({ orderId: order.id, words: `order ${order.number}` })
    else return
    // Once is enough: a page that is loaded again asks nothing anew.
    setSearch({}, { replace: true, preventScrollReset: true })
  }, [product, slug, order, orderId, setSearch])
  return [about, setAbout] as const
}
