import { Button } from './button.tsx'

interface ShowMoreProps {
  /** The query that brings the rows, page by page. */
  of: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
  size?: 'sm' | 'md'
}

/** Below a list: fetches its next page; nothing when all of it is there. */
export function ShowMore({ of: { hasNextPage, isFetchingNextPage, fetchNextPage }, size = 'md' }: ShowMoreProps) {
  if (!hasNextPage) return null
  return (
    <Button
      variant="outline"
      size={size}
      isBusy={isFetchingNextPage}
      disabled={isFetchingNextPage}
      onClick={() => void fetchNextPage()}
    >
      Show more
    </Button>
  )
}
