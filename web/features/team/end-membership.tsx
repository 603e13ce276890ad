import type { TeamMember } from '#shared/api/team.schemas.ts'
import { useLeaveShopMutation, useRemoveMemberMutation } from '../../data/team.ts'
import { Ask } from '../../ui/ask.tsx'
import { notify } from '../../ui/toaster.tsx'

interface EndMembershipProps {
  member: TeamMember
  onClose: () => void
}

/** Asks before somebody is removed, or leaves. */
export function EndMembership({ member: { id, name, isMe }, onClose }: EndMembershipProps) {
  const [remove, removing] = useRemoveMemberMutation()
  const [leave, leaving] = useLeaveShopMutation()
  const act = async () => {
    if (isMe) {
      const { error } = await leave()
      // A whole new page, so that nothing of the shop stays in memory.
      if (!error) window.location.assign('/seller/sign-in')
      return
    }
    const { error } = await remove({ id })
    if (error) return
    notify(`${name} works here no longer`)
    onClose()
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={isMe ? 'Leave the shop?' : `Remove ${name}?`}
      act={isMe ? 'Leave the shop' : `Remove ${name}`}
      onAct={() => void act()}
      isBusy={removing.isLoading || leaving.isLoading}
      isDanger
      refusal={removing.error ?? leaving.error}
    >
      <p>
        {isMe
          ? 'You are signed out of it at once, and come back by an invitation alone.'
          : 'They are signed out of the shop at once, on every device. What they did and wrote stays.'}
      </p>
    </Ask>
  )
}
