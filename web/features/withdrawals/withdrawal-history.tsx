import type { WholeWithdrawal } from '#shared/api/withdrawals.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import { arrivalWords } from './arrival-words.ts'

type Line = WholeWithdrawal['history'][number]

const titles: Record<Line['state'], string> = {
  requested: 'Asked for, money set aside',
  approved: 'Approved',
  paid: 'Paid',
  failed: 'Could not be paid, money available again',
  rejected: 'Sent back, money available again',
  cancelled: 'Taken back, money available again',
}

/** What happened to a withdrawal, oldest first, and what comes next. */
export function WithdrawalHistory({ withdrawal }: { withdrawal: WholeWithdrawal }) {
  const locale = useLocale()
  const { history, state, arrivesOn } = withdrawal
  const hadBeenPaid = history.some(({ state: reached }) => reached === 'paid')
  const steps: TimelineStep[] = history.map(({ state: reached, at, by, name, reason }) => ({
    key: `${reached} ${at}`,
    title: reached === 'failed' && hadBeenPaid ? 'Came back, money available again' : titles[reached],
    note: [whoWords(by, name), reason].filter(Boolean).join(' · '),
    at,
    state: reached === 'rejected' || reached === 'failed' ? 'refused' : 'done',
  }))
  if (state === 'requested') steps.push({ key: 'approval', title: 'Waits for approval', state: 'now' })
  if (state === 'requested' || state === 'approved')
    steps.push({ key: 'arrival', title: `Should arrive by ${arrivalWords(arrivesOn, locale)}`, state: 'planned' })
  return (
    <Card title="What happened">
      <Timeline steps={steps} />
    </Card>
  )
}

function whoWords(by: Line['by'], name: string): string {
  if (by === 'shop') return name
  return by === 'market' ? 'The market' : ''
}
