import { useLocale } from '../../data/settings.ts'
import { IconClock } from '../../ui/icons.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useNow } from '../../ui/use-now.ts'
import { deadlineOf } from './deadline.ts'

/** When a parcel must leave: a pill when it is today or late, quiet words otherwise. `lead` stands before it. */
export function DeadlineBadge({ handOverBy, lead = '' }: { handOverBy: string; lead?: string }) {
  const locale = useLocale()
  const now = useNow()
  if (now === undefined) return null
  const { words, tone } = deadlineOf(handOverBy, now, locale)
  const text = lead && tone !== 'refused' ? `${lead} ${words}` : words
  if (tone === 'neutral' && !lead) return <time dateTime={handOverBy}>{text}</time>
  return (
    <StateBadge tone={tone} icon={IconClock}>
      <time dateTime={handOverBy}>{text}</time>
    </StateBadge>
  )
}
