import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ChatDecision, ChatReport, ChatReportList, ReportedMessage } from '#shared/api/chat-reports.schemas.ts'
import { useListChatReportsInfiniteQuery } from '#web/data/chat-reports.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import {
  DecideReportDialog,
  LiftBanDialog,
  LookIntoReportDialog,
} from '#web/features/moderation/chat-report-dialogs.tsx'
import { ReportedTalk } from '#web/features/moderation/reported-talk.tsx'
import styles from '#web/features/words/words.module.css'
import { CardList } from '#web/ui/card-list.tsx'
import { Card } from '#web/ui/card.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'

const lists: Record<ChatReportList, { label: string; none: string; words: string }> = {
  waiting: { label: 'Waiting', none: 'No report waits', words: 'What people report stands here until you decide.' },
  decided: { label: 'Decided', none: 'None is decided yet', words: 'What you decide stays to be read here.' },
}

const decided: Record<ChatDecision, string> = {
  dismissed: 'Dismissed',
  warned: 'Warned',
  removed: 'The message was removed',
  blocked: 'The chat was closed',
}

/** What was reported about messages between customers and shops; nothing else of what they say is shown here. */
export default function ReportedConversationsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const chosen: ChatReportList = search.get('list') === 'decided' ? 'decided' : 'waiting'
  const list = useListChatReportsInfiniteQuery({ list: chosen })
  const reports = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Reported chats – ${market}`}</title>
      <PageHead
        title="Reported chats"
        lead="You read only what was reported, with a reason, and each look stands in the audit log."
      />
      <FilterTabs
        label="Reports"
        tabs={(Object.keys(lists) as ChatReportList[]).map((key) => ({
          key,
          label: lists[key].label,
          to: `?list=${key}`,
          isChosen: key === chosen,
        }))}
      />
      <CardList list={list} rows={reports} empty={lists[chosen]}>
        {(report) => <Report report={report} />}
      </CardList>
    </>
  )
}

function Report({ report }: { report: ChatReport }) {
  const [open, setOpen] = useState<'look' | 'decide' | 'lift' | null>(null)
  const [talk, setTalk] = useState<ReportedMessage[] | null>(null)
  const { against, by, isAboutMessage, reason, reportedAt, decision, decidedReason, isClosed } = report
  const close = () => setOpen(null)
  return (
    <Card>
      <p className={styles.head}>
        <span>
          {isAboutMessage ? 'A message' : 'A conversation'} of {against.name}
        </span>
        <span className={styles.quiet}>
          {by ? `reported by ${by.name}` : 'noted by itself'} <RelativeTime at={reportedAt} />
        </span>
      </p>
      <div className={styles.reports}>
        <Note tone="due">{reason}</Note>
        {decision && (
          <Note>
            {decided[decision]}. The reason given: {decidedReason}
          </Note>
        )}
      </div>
      {talk && <ReportedTalk messages={talk} />}
      <div className={styles.acts}>
        {!talk && (
          <Button variant="default" onClick={() => setOpen('look')}>
            Read what was said
          </Button>
        )}
        {!decision && (
          <Button variant="sand" onClick={() => setOpen('decide')}>
            Decide
          </Button>
        )}
        {isClosed && (
          <Button variant="default" onClick={() => setOpen('lift')}>
            Open the chat again
          </Button>
        )}
      </div>
      {open === 'look' && <LookIntoReportDialog report={report} onRead={setTalk} onClose={close} />}
      {open === 'decide' && <DecideReportDialog report={report} onClose={close} />}
      {open === 'lift' && <LiftBanDialog report={report} onClose={close} />}
    </Card>
  )
}
