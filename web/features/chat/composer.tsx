import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { contactsIn, contactWords } from '#shared/contacts.ts'
import { newId } from '#shared/ids.ts'
import type { Conversation, Message, NewMessage } from '#shared/api/chat.schemas.ts'
import { messageOf } from '../../data/problem.ts'
import { useSettings } from '../../data/settings.ts'
import { IconMoodSmile, IconPaperclip, IconSend, IconX } from '../../ui/icons.ts'
import { notify } from '../../ui/toaster.tsx'
import type { ChatDoor } from './chat-door.ts'
import styles from './composer.module.css'
import { keepWords, keptWords } from './kept-words.ts'
import { UploadRows, useUploads } from './uploads.tsx'
import { useSayTyping } from './use-typing.ts'
import type { Thread } from './use-thread.ts'

/** What the next message is about, until it is sent or taken away. */
export interface About {
  productId?: string
  orderId?: string
  words: string
}

interface ComposerProps {
  door: ChatDoor
  conversation: Conversation
  thread: Thread
  about: About | null
  onAboutDone: () => void
  /** A message that is said otherwise, instead of a new one. */
  editing: Message | null
  onEditingDone: () => void
  /** Stands above the field: quick replies, offers. Given what to put into the field. */
  renderAbove?: (write: (text: string) => void) => ReactNode
  /** Stands beside the button. */
  beside?: ReactNode
  sendWord?: string
}

const emoji = [
  '🙂',
  '😀',
  '😊',
  '😂',
  '😍',
  '🥰',
  '😉',
  '🤔',
  '😢',
  '😮',
  '👍',
  '👎',
  '🙏',
  '👏',
  '🎉',
  '🎁',
  '❤️',
  '💚',
  '🌿',
  '☕',
  '📦',
  '🚚',
  '✅',
  '❓',
]

/** What is being written to somebody, kept in this tab while its page is left. */
function useDraft(personId: string | undefined, conversationId: string) {
  const [draft, setDraft] = useState('')
  const isTakenUp = useRef(false)
  useEffect(() => {
    if (!personId) return
    if (isTakenUp.current) {
      keepWords(personId, conversationId, { draft })
      return
    }
    isTakenUp.current = true
    const { draft: kept } = keptWords(personId, conversationId)
    // Who was faster than the answer to who they are keeps what they typed.
    // oxlint-disable-next-line react/set-state-in-effect -- only the browser knows it
    if (draft === '') setDraft(kept)
  }, [personId, conversationId, draft])
  return [draft, setDraft] as const
}

/** Where one writes. Enter sends, Shift and Enter begins a new line; what was typed is never thrown away. */
export function Composer(props: ComposerProps) {
  const { door, conversation, thread, about, onAboutDone, editing, onEditingDone, renderAbove, beside, sendWord } =
    props
  const { id, isBlocked, isClosedToMe, isShopClosed, with: other } = conversation
  const { notesContacts } = useSettings()
  const [draft, setDraft] = useDraft(thread.personId, id)
  // What is said otherwise takes the field's place; the draft waits beside it.
  const [reworded, setReworded] = useState<{ of: Message; text: string } | null>(null)
  const text = !editing ? draft : reworded?.of === editing ? reworded.text : editing.text
  const setText = (words: string) => (editing ? setReworded({ of: editing, text: words }) : setDraft(words))
  const endEditing = () => {
    setReworded(null)
    onEditingDone()
  }
  const [isEmojiOpen, setEmojiOpen] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const fieldId = useId()
  const file = useRef<HTMLInputElement>(null)
  const sayTyping = useSayTyping(id)
  const uploads = useUploads(door, id)

  useEffect(() => {
    if (editing) field.current?.focus()
  }, [editing])
  useEffect(() => {
    const element = field.current
    if (!element) return
    element.style.blockSize = 'auto'
    element.style.blockSize = `${Math.min(element.scrollHeight, 160)}px`
    // The field grows with its words.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [text])

  if (isBlocked || isClosedToMe || isShopClosed)
    return (
      <div className={styles.composer}>
        <p className={styles.closed}>
          {isShopClosed
            ? 'The shop has closed, and nothing more can be written here.'
            : isBlocked
              ? `You have blocked ${other.name}. Unblock the conversation to write.`
              : `You cannot write to ${other.name} any more.`}
        </p>
      </div>
    )

  const contacts = notesContacts && conversation.kind === 'shop' && text ? contactsIn(text, window.location.host) : []
  const isReady = text.trim() !== '' || about !== null || uploads.isReady
  const submit = async () => {
    if (uploads.isBusy || !isReady) return
    const words = text.trim()
    if (editing) {
      try {
        await thread.edit(editing, words)
        endEditing()
      } catch (error) {
        notify(messageOf(error), 'bad')
      }
      return
    }
    setText('')
    onAboutDone()
    const card: Partial<NewMessage> = {
      ...(about?.productId && { productId: about.productId }),
      ...(about?.orderId && { orderId: about.orderId }),
    }
    const shown = uploads.take()
    const [first, ...rest] = shown.length > 0 ? shown : [{}]
    field.current?.focus()
    await thread.say({ clientId: newId(), text: words, ...card, ...first })
    for (const each of rest) await thread.say({ clientId: newId(), text: '', ...each })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && editing) endEditing()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void submit()
  }
  const write = (words: string) => {
    setText(text.trim() === '' ? words : `${text.trimEnd()} ${words}`)
    document.getElementById(fieldId)?.focus()
  }

  return (
    <form
      className={styles.composer}
      data-side={door.side}
      aria-label={`Write to ${other.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {renderAbove?.(write)}
      {editing && (
        <p className={styles.chip}>
          Saying it otherwise
          <button
            type="button"
            aria-label="Keep it as it was"
            onClick={() => {
              endEditing()
              field.current?.focus()
            }}
          >
            <IconX size={16} aria-hidden />
          </button>
        </p>
      )}
      {about && !editing && (
        <p className={styles.chip}>
          About: {about.words}
          <button type="button" aria-label="About nothing in particular" onClick={onAboutDone}>
            <IconX size={16} aria-hidden />
          </button>
        </p>
      )}
      <UploadRows uploads={uploads} />
      <output className={styles.warning}>
        {contacts.length > 0 &&
          `This looks like ${contactWords(contacts)}. Stay here with what you buy and pay: elsewhere the market cannot help you. If you send it, who runs the market gets a note.`}
      </output>
      <div className={styles.line}>
        {!editing && (
          <>
            <button
              type="button"
              className={styles.round}
              aria-label="Add a picture or a PDF"
              onClick={() => file.current?.click()}
            >
              <IconPaperclip size={22} stroke={1.6} aria-hidden />
            </button>
            <input
              ref={file}
              type="file"
              hidden
              multiple
              tabIndex={-1}
              aria-label="Pictures and PDFs"
              accept="image/jpeg,image/png,image/webp,image/avif,application/pdf"
              onChange={(event) => {
                uploads.add([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
          </>
        )}
        <div className={styles.field}>
          <textarea
            ref={field}
            id={fieldId}
            rows={1}
            dir="auto"
            maxLength={4_000}
            value={text}
            placeholder={`Write to ${other.name}`}
            aria-label={`Message to ${other.name}`}
            onChange={(event) => {
              setText(event.target.value)
              sayTyping()
            }}
            onKeyDown={onKeyDown}
          />
          <button
            type="button"
            className={styles.smile}
            aria-label="Emoji"
            aria-expanded={isEmojiOpen}
            onClick={() => setEmojiOpen(!isEmojiOpen)}
          >
            <IconMoodSmile size={22} stroke={1.6} aria-hidden />
          </button>
        </div>
        {beside}
        <button
          type="submit"
          className={styles.send}
          data-wide={sendWord ? true : undefined}
          aria-label={editing ? 'Save' : (sendWord ?? 'Send')}
          disabled={!isReady || uploads.isBusy}
        >
          <IconSend size={20} stroke={1.6} aria-hidden />
          {sendWord && <span>{editing ? 'Save' : sendWord}</span>}
        </button>
      </div>
      {isEmojiOpen && (
        <fieldset className={styles.palette} aria-label="Emoji">
          {emoji.map((each) => (
            <button
              key={each}
              type="button"
              aria-label={each}
              onClick={() => {
                setText(text + each)
                setEmojiOpen(false)
                field.current?.focus()
              }}
            >
              {each}
            </button>
          ))}
        </fieldset>
      )}
      {door.side === 'customer' && other.side === 'shop' && (
        <p className={styles.fine}>Keep payment here. Money sent outside cannot be returned.</p>
      )}
    </form>
  )
}
