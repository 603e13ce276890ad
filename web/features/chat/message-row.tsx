import { useState } from 'react'
import { useStore } from 'react-redux'
import { Link } from 'react-router'
import type { Conversation, Message } from '#shared/api/chat.schemas.ts'
import { messageOf } from '../../data/problem.ts'
import { useLocale } from '../../data/settings.ts'
import type { Store } from '../../data/store.ts'
import { IconCheck, IconChecks, IconChevronRight, IconFileText, IconPackage } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { notify } from '../../ui/toaster.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ShopMark } from '../shops/shop-mark.tsx'
import type { ChatDoor } from './chat-door.ts'
import { clockTime, orderWords } from './chat-words.ts'
import styles from './message-row.module.css'
import type { Outgoing } from './thread-state.ts'

interface MessageRowProps {
  door: ChatDoor
  conversation: Conversation
  message: Message
  /** Stands above the first message of a day. */
  day: string | null
  /** The sign of who speaks and the time stand once after several messages in a row. */
  isLastOfRun: boolean
  /** It was looked for. */
  isFound: boolean
  isRead: boolean
  showsRead: boolean
  onEdit: (message: Message) => void
  onWithdraw: (message: Message) => Promise<void>
}

/** One message: cards and pictures above the words, and under them when, by whom, and whether it was read. */
export function MessageRow(props: MessageRowProps) {
  const { door, conversation, message, day, isLastOfRun, isFound, isRead, showsRead } = props
  const locale = useLocale()
  const now = useNow()
  const { side, author, text, picture, file, product, order, isWithdrawn, isHidden, writtenAt, editedAt } = message
  const isOwnSide = side === door.side
  const isGone = isWithdrawn || isHidden
  return (
    <>
      {day && <li className={styles.day}>{day}</li>}
      <li
        className={styles.row}
        data-own={isOwnSide || undefined}
        data-side={door.side}
        data-found={isFound || undefined}
        aria-current={isFound || undefined}
      >
        {!isOwnSide && (
          <span className={styles.sign}>
            {isLastOfRun && <ShopMark logo={conversation.with.picture} name={conversation.with.name} size={32} />}
          </span>
        )}
        <div className={styles.what}>
          <span className="visually-hidden">{message.isMine ? 'You' : author}: </span>
          {isGone ? (
            <p className={styles.gone}>
              {isWithdrawn ? 'This message was withdrawn.' : 'This message was removed by the market.'}
            </p>
          ) : (
            <>
              {order && <OrderCard order={order} to={door.orderPath(order.id)} />}
              {product && <ProductCard product={product} />}
              {picture && (
                <a
                  href={`${picture.src}-${picture.width}.jpg`}
                  target="_blank"
                  rel="noreferrer"
                  className={styles.picture}
                >
                  <Picture picture={picture} alt={picture.alt || `Picture from ${author}`} sizes="260px" />
                </a>
              )}
              {file && <FileCard door={door} file={file} />}
              {text && (
                <p className={styles.bubble} dir="auto">
                  {text}
                </p>
              )}
            </>
          )}
          {(isLastOfRun || showsRead || editedAt || message.changeableUntil) && (
            <p className={styles.meta}>
              {isLastOfRun && door.side !== 'customer' && isOwnSide && <span>{message.isMine ? 'You' : author}</span>}
              {message.isAutomatic && <span>Sent by itself</span>}
              {now !== undefined && <time dateTime={writtenAt}>{clockTime(writtenAt, locale)}</time>}
              {editedAt && !isGone && <span>edited</span>}
              {isOwnSide && !isGone && showsRead && (
                <span className={styles.read} data-read={isRead || undefined}>
                  {isRead ? <IconChecks size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
                  {isRead ? 'Read' : 'Sent'}
                </span>
              )}
              <Acts {...props} />
            </p>
          )}
        </div>
      </li>
    </>
  )
}

/** Edit and withdraw, while they can be done. */
function Acts({ message, onEdit, onWithdraw }: MessageRowProps) {
  const now = useNow()
  const [isBusy, setBusy] = useState(false)
  const { changeableUntil, text } = message
  if (!changeableUntil || now === undefined || Date.parse(changeableUntil) <= now) return null
  const withdraw = async () => {
    setBusy(true)
    await onWithdraw(message).catch((error: unknown) => notify(messageOf(error), 'bad'))
    setBusy(false)
  }
  return (
    <span className={styles.acts}>
      {text && (
        <button type="button" onClick={() => onEdit(message)}>
          Edit
        </button>
      )}
      <button type="button" disabled={isBusy} onClick={() => void withdraw()}>
        Withdraw
      </button>
    </span>
  )
}

/** A message on its way, or one that did not arrive and can be sent again. */
export function OutgoingRow({
  outgoing: { said, refusal },
  onAgain,
  onGiveUp,
}: {
  outgoing: Outgoing
  onAgain: () => void
  onGiveUp: () => void
}) {
  return (
    <li className={styles.row} data-own data-out>
      <div className={styles.what}>
        {said.text ? (
          <p className={styles.bubble} dir="auto">
            {said.text}
          </p>
        ) : (
          <p className={styles.gone}>Something to look at</p>
        )}
        {refusal ? (
          <p className={styles.failed} role="alert">
            Not sent. {refusal}{' '}
            <button type="button" onClick={onAgain}>
              Send again
            </button>
            <button type="button" onClick={onGiveUp}>
              Remove
            </button>
          </p>
        ) : (
          <p className={styles.meta}>Sending …</p>
        )}
      </div>
    </li>
  )
}

function OrderCard({ order, to }: { order: NonNullable<Message['order']>; to: string }) {
  return (
    <Link to={to} className={styles.card}>
      {order.picture && <Picture picture={order.picture} alt="" sizes="56px" className={styles.thumb ?? ''} />}
      <span className={styles.words}>
        <span>Order {order.number}</span>
        <strong>{order.title}</strong>
        <span className={styles.state} data-state={order.state}>
          <IconPackage size={16} stroke={1.6} aria-hidden /> {orderWords[order.state]}
        </span>
      </span>
      <IconChevronRight size={20} aria-hidden />
    </Link>
  )
}

function ProductCard({ product }: { product: NonNullable<Message['product']> }) {
  const words = (
    <>
      {product.picture && <Picture picture={product.picture} alt="" sizes="56px" className={styles.thumb ?? ''} />}
      <span className={styles.words}>
        <strong>{product.title}</strong>
        <span>{product.isListed ? <Money value={product.price} /> : 'Not on the shelf any more'}</span>
      </span>
    </>
  )
  return product.isListed ? (
    <Link to={`/products/${product.slug}`} className={styles.card}>
      {words}
      <IconChevronRight size={20} aria-hidden />
    </Link>
  ) : (
    <span className={styles.card}>{words}</span>
  )
}

function FileCard({ door, file: { id, name, bytes } }: { door: ChatDoor; file: NonNullable<Message['file']> }) {
  const store = useStore() as Store
  const [isBusy, setBusy] = useState(false)
  const fetchAndKeep = async () => {
    setBusy(true)
    try {
      const { base64 } = await store.dispatch(door.getFile.initiate({ id }, { subscribe: false })).unwrap()
      keepFile(
        name,
        Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      )
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
    setBusy(false)
  }
  return (
    <button type="button" className={styles.card} disabled={isBusy} onClick={() => void fetchAndKeep()}>
      <IconFileText size={28} stroke={1.5} aria-hidden />
      <span className={styles.words}>
        <strong>{name}</strong>
        <span>PDF, {sizeWords(bytes)}</span>
      </span>
    </button>
  )
}

/** Gives a file to the browser to keep; it is never opened as a page of the market. */
function keepFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
