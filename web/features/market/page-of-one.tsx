import type { ReactNode } from 'react'
import { useSettings } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'

interface PageOfOneProps<Thing> {
  /** What kind of thing it is, such as `Withdrawal`. */
  kind: string
  query: { data?: Thing | undefined; error?: unknown; refetch: () => unknown }
  children: (thing: Thing) => ReactNode
}

/** A page about one thing that has a number: its title, and while it is fetched or cannot be had, a page that says so. */
export function PageOfOne<Thing extends { number: string }>({ kind, query, children }: PageOfOneProps<Thing>) {
  const { name: market } = useSettings()
  const { data: thing, error, refetch } = query
  return (
    <>
      <title>{`${thing ? `${kind} ${thing.number}` : kind} – ${market}`}</title>
      {thing ? (
        children(thing)
      ) : (
        <>
          <PageHead title={kind} />
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Card>
              <SkeletonText lines={8} />
            </Card>
          )}
        </>
      )}
    </>
  )
}
