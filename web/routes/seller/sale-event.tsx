import { useState } from 'react'
import { useParams } from 'react-router'
import { useGetOwnSaleEventQuery } from '#web/data/own-sale-events.ts'
import { useSettings } from '#web/data/settings.ts'
import { EventEditor } from '#web/features/sale-events/event-editor.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function SaleEventPage() {
  const { id } = useParams()
  if (useMay('offers') === false) return <NotForStaff page="Sale event" title="Sale events are not yours to change" />
  return id === undefined ? <NewEvent /> : <SavedEvent key={id} id={id} />
}

function NewEvent() {
  const { name: market } = useSettings()
  return (
    <>
      <title>{`New event – ${market}`}</title>
      <EventEditor onReload={() => undefined} />
    </>
  )
}

function SavedEvent({ id }: { id: string }) {
  const { name: market } = useSettings()
  // A form starts from what is saved now, not from what a list happened to have read before.
  const {
    data: event,
    error,
    refetch,
    isFetching,
  } = useGetOwnSaleEventQuery({ id }, { refetchOnMountOrArgChange: true })
  const [turn, setTurn] = useState(0)
  const [hasBegun, setBegun] = useState(false)
  if (!hasBegun && event && !isFetching) setBegun(true)
  const reload = async () => {
    await refetch()
    setTurn(turn + 1)
  }
  return (
    <>
      <title>{`${event?.title ?? 'Sale event'} – ${market}`}</title>
      {hasBegun && event ? (
        <EventEditor key={turn} event={event} onReload={() => void reload()} />
      ) : error ? (
        <>
          <PageHead title="Sale event" />
          <ErrorState error={error} onRetry={() => void refetch()} />
        </>
      ) : (
        <output aria-label="Loading">
          <PageHead title="Sale event" />
          <Card>
            <SkeletonText lines={6} />
          </Card>
        </output>
      )}
    </>
  )
}
