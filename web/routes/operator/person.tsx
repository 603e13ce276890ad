import { Button } from '@mantine/core'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useSettings } from '#web/data/settings.ts'
import { Story, useStory } from '#web/features/audit/story.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { ErasePersonsWordsDialog } from '#web/features/moderation/erase-words-dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

export default function PersonPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data, error, refetch } = useStory('person', id)
  const [isErasing, setErasing] = useState(false)
  const person = data?.pages[0]
  return (
    <>
      <title>{`${person?.name ?? 'Person'} – ${market}`}</title>
      {person && <Breadcrumbs steps={[{ to: '/operator/audit-log', label: 'Audit log' }]} here={person.name} />}
      <PageHead
        title={person?.name ?? 'Person'}
        lead={person?.detail}
        actions={
          person && (
            <Button variant="default" onClick={() => setErasing(true)}>
              Erase their messages
            </Button>
          )
        }
      />
      {person && isErasing && (
        <ErasePersonsWordsDialog
          id={id}
          name={person.name}
          onClose={() => {
            setErasing(false)
            void refetch()
          }}
        />
      )}
      {error && !person ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Story of="person" id={id} />}
    </>
  )
}
