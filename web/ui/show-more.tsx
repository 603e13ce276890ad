import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface ShowMoreProps {
  /** The query that brings the rows, page by page. */
  of: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
  size?: 'sm' | 'md'
  /** What there is more of, where the words around do not say it. */
  children?: ReactNode
}

/** Below a list: fetches its next page; nothing when all of it is there. */
export function ShowMore({ of, size = 'md', children = 'Show more' }: ShowMoreProps) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = of
  if (!hasNextPage) return null
  // Not disabled meanwhile: who came by the keyboard would lose their place.
  const showMore = () => {
    if (!isFetchingNextPage) void fetchNextPage()
  }
  return (
    <Button variant="outline" size={size} isBusy={isFetchingNextPage} onClick={showMore}>
      {children}
    </Button>
  )
}
