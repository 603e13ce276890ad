import { Button } from '@mantine/core'
import type { TeamInvitation } from '#shared/api/team.schemas.ts'
import { messageOf } from '../../data/problem.ts'
import { useRenewInvitationMutation, useWithdrawInvitationMutation } from '../../data/team.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { notify } from '../../ui/toaster.tsx'
import { roleWords } from './role-words.ts'
import styles from './team.module.css'

/** A letter that nobody has answered yet: it is sent again, or taken back. */
export function InvitationRow({ invitation }: { invitation: TeamInvitation }) {
  const { id, email, role, invitedBy, sentAt, isExpired } = invitation
  const [renew, renewing] = useRenewInvitationMutation()
  const [withdraw, withdrawing] = useWithdrawInvitationMutation()
  const act = async (doing: Promise<unknown>, words: string) => {
    try {
      await doing
      notify(words)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <li>
      <span className={styles.words}>
        <strong>{email}</strong>
        <span className={styles.quiet}>
          {roleWords[role]}, sent <RelativeTime at={sentAt} /> by {invitedBy}
        </span>
      </span>
      <StateBadge tone={isExpired ? 'refused' : 'due'}>{isExpired ? 'Link too old' : 'Waiting'}</StateBadge>
      <span className={styles.acts}>
        <Button
          variant="sand"
          size="sm"
          loading={renewing.isLoading}
          aria-label={`Send again to ${email}`}
          onClick={() => void act(renew({ id }).unwrap(), `A new letter is on its way to ${email}`)}
        >
          Send again
        </Button>
        <Button
          variant="subtle"
          size="sm"
          loading={withdrawing.isLoading}
          aria-label={`Take back the invitation of ${email}`}
          onClick={() => void act(withdraw({ id }).unwrap(), `The link for ${email} works no longer`)}
        >
          Take back
        </Button>
      </span>
    </li>
  )
}
