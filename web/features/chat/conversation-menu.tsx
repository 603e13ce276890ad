import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Conversation, Message, Side } from '#shared/api/chat.schemas.ts'
import { messageOf } from '../../data/problem.ts'
import { IconDots, IconVolume, IconVolumeOff } from '../../ui/icons.ts'
import { notify } from '../../ui/toaster.tsx'
import styles from './conversation-menu.module.css'
import { ReportSheet } from './report-sheet.tsx'
import { isSoundOn, switchSound } from './sound.ts'

interface Standing {
  isArchived: boolean
  isMuted: boolean
  isBlocked: boolean
}

interface ConversationMenuProps {
  conversation: Conversation
  messages: readonly Message[]
  /** Of the door. */
  side: Side
  keep: (standing: Standing) => Promise<unknown>
  /** Further lines of a door. */
  children?: ReactNode
}

/** How a side keeps a conversation: put away, without sound, closed; and the sound of this browser at this door. */
export function ConversationMenu({ conversation, messages, side, keep, children }: ConversationMenuProps) {
  const { kind, isArchived, isMuted, isBlocked, with: other } = conversation
  const [isRinging, setRinging] = useState(() => isSoundOn(side))
  const [isReporting, setReporting] = useState(false)
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const leave = (event: Event) => {
      const element = box.current
      if (!element?.open) return
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape'
      if (isEscape || (event.type === 'click' && !element.contains(event.target as Node))) {
        element.open = false
        if (isEscape) element.querySelector('summary')?.focus()
      }
    }
    document.addEventListener('click', leave)
    document.addEventListener('keydown', leave)
    return () => {
      document.removeEventListener('click', leave)
      document.removeEventListener('keydown', leave)
    }
  }, [])
  const change = async (more: Partial<Standing>, words: string) => {
    if (box.current) box.current.open = false
    try {
      await keep({ isArchived, isMuted, isBlocked, ...more })
      notify(words)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <>
      <details className={styles.menu} ref={box}>
        <summary aria-label={`More about the conversation with ${other.name}`}>
          <IconDots size={22} aria-hidden />
        </summary>
        <div className={styles.list}>
          <button
            type="button"
            onClick={() => {
              switchSound(side, !isRinging)
              setRinging(!isRinging)
            }}
          >
            {isRinging ? <IconVolume size={18} aria-hidden /> : <IconVolumeOff size={18} aria-hidden />}
            {isRinging ? 'Sound is on' : 'Sound is off'}
          </button>
          <button
            type="button"
            onClick={() => void change({ isMuted: !isMuted }, isMuted ? 'It rings and counts again.' : 'Muted.')}
          >
            {isMuted ? 'Unmute' : 'Mute'}
          </button>
          <button
            type="button"
            onClick={() =>
              void change(
                { isArchived: !isArchived },
                isArchived ? 'Back in the list.' : 'Put away; a new word brings it back.',
              )
            }
          >
            {isArchived ? 'Bring back' : 'Archive'}
          </button>
          {kind === 'shop' && (
            <button
              type="button"
              data-danger
              onClick={() => {
                if (box.current) box.current.open = false
                setReporting(true)
              }}
            >
              Report
            </button>
          )}
          {kind === 'shop' && (
            <button
              type="button"
              data-danger={!isBlocked || undefined}
              onClick={() =>
                void change(
                  { isBlocked: !isBlocked },
                  isBlocked ? 'Open again.' : `${other.name} cannot write to you here any more.`,
                )
              }
            >
              {isBlocked ? 'Unblock' : `Block ${other.name}`}
            </button>
          )}
          {children}
        </div>
      </details>
      {isReporting && (
        <ReportSheet
          conversation={conversation}
          messages={messages}
          isShop={side === 'shop'}
          onClose={() => setReporting(false)}
        />
      )}
    </>
  )
}
