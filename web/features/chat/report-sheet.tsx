import { useId, useState } from 'react'
import type { Conversation, Message } from '#shared/api/chat.schemas.ts'
import { useReportConversationMutation, useReportShopConversationMutation } from '../../data/chat-reports.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import asking from '../orders/asking.module.css'

interface ReportSheetProps {
  conversation: Conversation
  /** Of which those of the other side can be named. */
  messages: readonly Message[]
  isShop: boolean
  onClose: () => void
}

/** As many of the latest messages can be chosen from. */
const mostNamed = 20

/** Tells the operator what is wrong with a message of the other side, or with the whole conversation. */
export function ReportSheet({ conversation, messages, isShop, onClose }: ReportSheetProps) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [messageId, setMessageId] = useState('')
  const [reportAsCustomer, asCustomer] = useReportConversationMutation()
  const [reportAsShop, asShop] = useReportShopConversationMutation()
  const { isLoading, error } = isShop ? asShop : asCustomer
  const { side, name } = conversation.with
  const theirs = messages
    .filter((message) => message.side === side && !message.isWithdrawn && !message.isHidden)
    .slice(-mostNamed)
    .toReversed()
  const send = async () => {
    const body = { reason, ...(messageId && { messageId }) }
    const { error } = await (isShop ? reportAsShop : reportAsCustomer)({ id: conversation.id, body })
    if (error) return
    notify('Thank you. We will look at it.')
    onClose()
  }
  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <div className={asking.ask}>
        <h2 id={`${id}-title`}>What is wrong?</h2>
        <p>Who runs the market reads this and what was said around it, not {name}.</p>
        <label htmlFor={`${id}-message`}>Which message</label>
        <select id={`${id}-message`} value={messageId} onChange={(event) => setMessageId(event.currentTarget.value)}>
          <option value="">The conversation as a whole</option>
          {theirs.map(({ id: each, text }) => (
            <option key={each} value={each}>
              {shortened(text)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-reason`}>In a few words</label>
        <textarea
          id={`${id}-reason`}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={error} />
        <div className={asking.ways}>
          <Button variant="outline" disabled={isLoading} onClick={onClose}>
            Never mind
          </Button>
          <Button isBusy={isLoading} disabled={isLoading || reason.trim().length < 3} onClick={() => void send()}>
            Report it
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

function shortened(text: string): string {
  if (text === '') return 'Something to look at'
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
