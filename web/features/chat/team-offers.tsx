import { useDeferredValue, useState, type ReactNode } from 'react'
import type { ChatSettings, OrderInChat } from '#shared/api/chat.schemas.ts'
import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { Money } from '../../ui/money.tsx'
import type { About } from './composer.tsx'
import styles from './conversation-page.module.css'
import team from './team-conversation.module.css'

interface TeamOffersProps {
  quickReplies: ChatSettings['quickReplies'] | undefined
  /** The order that is asked about most likely. */
  latest: OrderInChat | undefined
  /** Slug of the shop whose products can be shown; without it, those of all. */
  shop?: string | undefined
  write: (text: string) => void
  onAbout: (about: About) => void
  children?: ReactNode
}

/** What a team puts into an answer with one press: words it writes often, an order, a product. */
export function TeamOffers({ quickReplies, latest, shop, write, onAbout, children }: TeamOffersProps) {
  return (
    <div className={styles.offers}>
      {quickReplies?.map(({ title, text }) => (
        <button key={title} type="button" onClick={() => write(text)}>
          {title}
        </button>
      ))}
      {latest && (
        <button type="button" onClick={() => onAbout({ orderId: latest.id, words: `order ${latest.number}` })}>
          Show order {latest.number}
        </button>
      )}
      <ShowProduct shop={shop} onAbout={onAbout} />
      {children}
    </div>
  )
}

function ShowProduct({ shop, onAbout }: Pick<TeamOffersProps, 'shop' | 'onAbout'>) {
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data } = useListProductsInfiniteQuery({ q, limit: 5, ...(shop && { shop }) }, { skip: !isOpen || q === '' })
  const found = q === '' || !data ? [] : rowsOf(data)
  if (!isOpen)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        Show a product
      </button>
    )
  return (
    <div className={team.note}>
      <input
        type="search"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
        aria-label="Product to show"
        placeholder="Which product?"
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false)
          // The message is not sent by it.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <button type="button" onClick={() => setOpen(false)}>
        Show none
      </button>
      <output className={team.found}>
        {q !== '' && data && found.length === 0 && 'No product on the shelf is called so.'}
        {found.map(({ id, title, price }) => (
          <button
            key={id}
            type="button"
            onClick={() => {
              onAbout({ productId: id, words: title })
              setTyped('')
              setOpen(false)
            }}
          >
            {title}, <Money value={price} />
          </button>
        ))}
      </output>
    </div>
  )
}
