import { useEffect, useRef } from 'react'
import type { Side } from '#shared/api/chat.schemas.ts'
import { ringOnce } from './sound.ts'
import { useTitleBadge } from './use-title-badge.ts'

/**
 * What tells somebody on any page of a door that words wait for them: how many in the title, and a ring when they become
 * more. Muted conversations and one's own words are not counted, so they do not ring. Undefined while it is not known.
 */
export function useUnreadSignals(side: Side, unread: number | undefined): void {
  const before = useRef<number | undefined>(undefined)
  useEffect(() => {
    const known = before.current
    before.current = unread
    if (known !== undefined && unread !== undefined && unread > known) void ringOnce(side)
  }, [side, unread])
  useTitleBadge(unread ?? 0)
}
