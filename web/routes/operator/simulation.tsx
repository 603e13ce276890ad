import { useSettings } from '#web/data/settings.ts'
import { useGetSimulationQuery } from '#web/data/simulation.ts'
import { ClockCard } from '#web/features/simulation/clock-card.tsx'
import { ClockLog } from '#web/features/simulation/clock-log.tsx'
import { MisfortunesForm } from '#web/features/simulation/misfortunes-form.tsx'
import { MoveFigures } from '#web/features/simulation/move-figures.tsx'
import { SubscribersForm } from '#web/features/simulation/subscribers-form.tsx'
import styles from '#web/features/simulation/simulation.module.css'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function SimulationPage() {
  const { name: market, clockAheadSeconds } = useSettings()
  return (
    <>
      <title>{`Simulation – ${market}`}</title>
      <PageHead
        title="Simulation"
        lead="Move the clock of this sandbox market. What is due on the way happens in its order, as it would."
      />
      {clockAheadSeconds === null ? (
        <EmptyState title="This market goes by real time">
          A sandbox market that is started with SANDBOX_CLOCK=true has a clock that can be moved.
        </EmptyState>
      ) : (
        <Clock />
      )}
    </>
  )
}

function Clock() {
  const { data, error, refetch } = useGetSimulationQuery()
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <Card>
        <SkeletonText lines={6} />
      </Card>
    )
  return (
    <div className={styles.page}>
      <ClockCard simulation={data} />
      <MoveFigures simulation={data} />
      <ClockLog />
      <SubscribersForm simulation={data} />
      <MisfortunesForm misfortunes={data.misfortunes} />
    </div>
  )
}
