import { useState } from 'react'
import type { ChatSettings } from '#shared/api/chat.schemas.ts'
import { messageOf } from '../../data/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconPlus, IconTrash } from '../../ui/icons.ts'
import { notify } from '../../ui/toaster.tsx'
import styles from './chat-settings-form.module.css'

/** What a shop or the market writes often, and what is said for it while nobody is there. */
export function ChatSettingsForm({
  settings,
  save,
  onDone,
}: {
  settings: ChatSettings
  /** Throws what the API refuses it with. */
  save: (settings: ChatSettings) => Promise<unknown>
  onDone: () => void
}) {
  const [draft, setDraft] = useState(settings)
  const [isBusy, setBusy] = useState(false)
  const change = (index: number, more: { title?: string; text?: string }) =>
    setDraft({
      ...draft,
      quickReplies: draft.quickReplies.map((reply, at) => (at === index ? Object.assign({}, reply, more) : reply)),
    })
  const isWhole = draft.quickReplies.every(({ title, text }) => title.trim() !== '' && text.trim() !== '')
  return (
    <Card title="What you say often">
      <form
        className={styles.form}
        onSubmit={async (event) => {
          event.preventDefault()
          setBusy(true)
          try {
            await save(draft)
            notify('Saved')
            onDone()
          } catch (error) {
            notify(messageOf(error), 'bad')
          }
          setBusy(false)
        }}
      >
        {draft.quickReplies.map((reply, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- replies have no name of their own
          <div key={index} className={styles.reply}>
            <label>
              Button
              <input
                maxLength={60}
                value={reply.title}
                onChange={(event) => change(index, { title: event.target.value })}
              />
            </label>
            <label>
              Words
              <textarea
                rows={2}
                maxLength={1_000}
                value={reply.text}
                onChange={(event) => change(index, { text: event.target.value })}
              />
            </label>
            <button
              type="button"
              aria-label={`Remove ${reply.title || 'this reply'}`}
              onClick={() => setDraft({ ...draft, quickReplies: draft.quickReplies.filter((_, at) => at !== index) })}
            >
              <IconTrash size={20} stroke={1.6} aria-hidden />
            </button>
          </div>
        ))}
        {draft.quickReplies.length < 20 && (
          <div>
            <Button
              variant="sand"
              size="sm"
              onClick={() => setDraft({ ...draft, quickReplies: [...draft.quickReplies, { title: '', text: '' }] })}
            >
              <IconPlus size={16} aria-hidden /> Another reply
            </Button>
          </div>
        )}
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={draft.isGreetingOn}
            onChange={(event) => setDraft({ ...draft, isGreetingOn: event.target.checked })}
          />
          Greet who writes while nobody of us is here
        </label>
        <label>
          Greeting
          <textarea
            rows={2}
            maxLength={1_000}
            value={draft.greeting}
            onChange={(event) => setDraft({ ...draft, greeting: event.target.value })}
          />
        </label>
        <div>
          <Button type="submit" size="sm" isBusy={isBusy} disabled={!isWhole}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}
