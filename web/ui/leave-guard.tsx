import { useEffect } from 'react'
import { useBlocker, type BlockerFunction } from 'react-router'
import { Ask } from './ask.tsx'

/** Asks before a page with unsaved work is left, by a link as well as by closing the tab. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const leavesPage: BlockerFunction = ({ currentLocation, nextLocation }) =>
    isDirty && currentLocation.pathname !== nextLocation.pathname
  const blocker = useBlocker(leavesPage)
  useEffect(() => {
    if (!isDirty) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])
  return (
    <Ask
      isOpen={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      act="Leave and lose the changes"
      isDanger
      onAct={() => blocker.proceed?.()}
    >
      <p>What you typed here is not saved yet. Close this to go on with it.</p>
    </Ask>
  )
}
