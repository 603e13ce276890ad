import { useGetApplicationChecklistQuery } from '#web/data/applications.ts'
import { useSettings } from '#web/data/settings.ts'
import { ChecklistForm } from '#web/features/applications/checklist-form.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function ApplicationChecklistPage() {
  const { name: market } = useSettings()
  const { data: checklist, error, refetch } = useGetApplicationChecklistQuery()
  return (
    <>
      <title>{`What a new shop hands in – ${market}`}</title>
      <Breadcrumbs steps={[{ to: '/operator/shops', label: 'Shops' }]} here="What a new shop hands in" />
      <PageHead
        title="What a new shop hands in"
        lead="Shops that apply from now on are asked for this before you look at them. Those that have handed in are asked nothing more."
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : checklist ? (
        <ChecklistForm checklist={checklist} />
      ) : (
        <Card>
          <SkeletonText lines={8} />
        </Card>
      )}
    </>
  )
}
