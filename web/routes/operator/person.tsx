import { useParams } from 'react-router'
import { useSettings } from '#web/data/settings.ts'
import { Story, useStory } from '#web/features/audit/story.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

export default function PersonPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data, error, refetch } = useStory('person', id)
  const person = data?.pages[0]
  return (
    <>
      <title>{`${person?.name ?? 'Person'} – ${market}`}</title>
      {person && <Breadcrumbs steps={[{ to: '/operator/audit-log', label: 'Audit log' }]} here={person.name} />}
      <PageHead title={person?.name ?? 'Person'} lead={person?.detail} />
      {error && !person ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Story of="person" id={id} />}
    </>
  )
}
