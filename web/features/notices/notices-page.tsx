import { useEffect } from 'react'
import type { PauseReason } from '#shared/api/paused-addresses.schemas.ts'
import type { NoticeDoor } from '#shared/notice-kinds.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useSettings } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { NoticeChoices } from './notice-choices.tsx'
import { NoticeList } from './notice-list.tsx'
import { noticesAt } from './notices-door.ts'
import { PushDevices } from './push-devices.tsx'
import styles from './notices-page.module.css'

const pauseWords: Record<PauseReason, string> = {
  bounced:
    'Your address does not accept our mail, so we have stopped writing to it. What we would have written stands here. Change the address of your account, or write to us when it works again.',
  complained:
    'One of our letters was marked as unwanted, so only necessary mail still comes to your address. What we would have written besides stands here. Write to us, and it comes by mail again.',
}

/** Everything somebody was told at a door, and how they want to hear of it. */
export function NoticesPage({ door }: { door: NoticeDoor }) {
  const at = noticesAt[door]
  const { name: market } = useSettings()
  const list = at.useList({ limit: 24 })
  const { data: choices } = at.useChoices()
  const [see] = at.useSee()
  const notices = list.data && rowsOf(list.data)
  const isAnyNew = notices?.some(({ isSeen }) => !isSeen) ?? false
  useEffect(() => {
    if (isAnyNew) void see()
  }, [isAnyNew, see])
  return (
    <div className={styles.page}>
      <title>{`Notices – ${market}`}</title>
      <PageHead title="Notices" lead="What you were told here, newest first." />
      {choices?.pausedBecause && <Note tone="due">{pauseWords[choices.pausedBecause]}</Note>}
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!notices && !list.error && (
        <Card>
          <SkeletonText lines={6} />
        </Card>
      )}
      {notices?.length === 0 && (
        <EmptyState title="Nothing yet">What happens with orders, messages and money stands here.</EmptyState>
      )}
      {notices && notices.length > 0 && (
        <div className={styles.notices}>
          <NoticeList notices={notices} />
        </div>
      )}
      <ShowMore of={list} />
      <PushDevices door={door} />
      <div id="choices">
        <NoticeChoices door={door} />
      </div>
    </div>
  )
}
