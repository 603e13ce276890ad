import { Button, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { ChatDecision, ChatReport, ReportedMessage } from '#shared/api/chat-reports.schemas.ts'
import {
  useDecideChatReportMutation,
  useLiftChatBanMutation,
  useLookIntoChatReportMutation,
} from '../../data/chat-reports.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from '../words/words.module.css'

interface AskReasonProps {
  title: string
  words: string
  /** Who reads the reason. */
  readBy: string
  button: string
  isBusy: boolean
  error: unknown
  onSend: (reason: string) => void
  onClose: () => void
  children?: ReactNode
}

/** Asks for a reason; nothing here is done without one. */
export function AskReason(props: AskReasonProps) {
  const { title, words, readBy, button, isBusy, error, onSend, onClose, children } = props
  const [reason, setReason] = useState('')
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className={styles.answer}
        onSubmit={(event) => {
          event.preventDefault()
          onSend(reason)
        }}
      >
        <p>{words}</p>
        {children}
        <Textarea
          label="Reason"
          description={readBy}
          autosize
          minRows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <ProblemNote error={error} />
        <Button type="submit" loading={isBusy} disabled={reason.trim().length < 3} fullWidth>
          {button}
        </Button>
      </form>
    </Modal>
  )
}

interface ReportDialogProps {
  report: ChatReport
  onClose: () => void
}

/** Asks why somebody else's words are read before it shows them. */
export function LookIntoReportDialog({
  report,
  onRead,
  onClose,
}: ReportDialogProps & { onRead: (messages: ReportedMessage[]) => void }) {
  const [look, { isLoading, error }] = useLookIntoChatReportMutation()
  const send = async (reason: string) => {
    const { data } = await look({ id: report.id, body: { reason } })
    if (!data) return
    onRead(data.items)
    onClose()
  }
  return (
    <AskReason
      title="Read what was said"
      words="Two people wrote this to each other. You see what was said around the report."
      readBy="It stands in the audit log with your name"
      button="Read it"
      isBusy={isLoading}
      error={error}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    />
  )
}

/** Asks what becomes of a report. */
export function DecideReportDialog({ report, onClose }: ReportDialogProps) {
  const { id, against, isAboutMessage } = report
  const [decision, setDecision] = useState<ChatDecision>('dismissed')
  const [decide, { isLoading, error }] = useDecideChatReportMutation()
  const choices: [ChatDecision, string][] = [
    ['dismissed', 'Nothing is wrong with it'],
    ['warned', `Warn ${against.name}`],
    ...(isAboutMessage ? ([['removed', 'Remove the message']] satisfies [ChatDecision, string][]) : []),
    ['blocked', `Close the chat to ${against.name}`],
  ]
  const send = async (reason: string) => {
    const { data } = await decide({ id, body: { decision, reason } })
    if (!data) return
    notify('Decided')
    onClose()
  }
  return (
    <AskReason
      title="Decide about it"
      words="It is decided once. Whoever reported it hears that you have looked."
      readBy={decision === 'dismissed' ? 'It stands in the audit log' : `${against.name} reads it`}
      button="Decide"
      isBusy={isLoading}
      error={error}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    >
      <Radio.Group
        label="What becomes of it"
        value={decision}
        onChange={(value) => setDecision(choices.find(([each]) => each === value)![0])}
      >
        <Stack gap="xs" mt="xs">
          {choices.map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
    </AskReason>
  )
}

/** Asks why the chat is opened again. */
export function LiftBanDialog({ report, onClose }: ReportDialogProps) {
  const [lift, { isLoading, error }] = useLiftChatBanMutation()
  const send = async (reason: string) => {
    const { data } = await lift({ id: report.id, body: { reason } })
    if (!data) return
    notify('They can write again')
    onClose()
  }
  return (
    <AskReason
      title="Open the chat again"
      words={`${report.against.name} can write to customers and shops again.`}
      readBy="It stands in the audit log"
      button="Open it"
      isBusy={isLoading}
      error={error}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    />
  )
}
