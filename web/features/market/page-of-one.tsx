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

/** A page about one thing that has a number or a title of its own: its title, and while it is fetched or cannot be had, a page that says so. */
export function PageOfOne<Thing extends { number: string } | { title: string }>({
  kind,
  query,
  children,
}: PageOfOneProps<Thing>) {
  const { name: market } = useSettings()
  const { data: thing, error, refetch } = query
  return (
    <>
      <title>{`${thing ? nameOf(kind, thing) : kind} – ${market}`}</title>
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

function nameOf(kind: string, thing: { number: string } | { title: string }): string {
  return 'number' in thing ? `${kind} ${thing.number}` : thing.title
}
