import { Button } from '@mantine/core'
import { useGetHomeArrangementQuery } from '#web/data/home-arrangement.ts'
import { useSettings } from '#web/data/settings.ts'
import { HomeForm } from '#web/features/home/home-form.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function ArrangeHomePage() {
  const { name: market } = useSettings()
  const { data, error, refetch } = useGetHomeArrangementQuery()
  return (
    <>
      <title>{`First page – ${market}`}</title>
      <PageHead
        title="First page"
        lead="What visitors see first, in your order. The preview follows what you change; what you save is live at once."
        actions={
          <Button component="a" href="/" target="_blank" variant="default">
            Look at it
          </Button>
        }
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <HomeForm arrangement={data} />
      ) : (
        <Card>
          <SkeletonText lines={12} />
        </Card>
      )}
    </>
  )
}
