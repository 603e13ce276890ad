import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSettings } from '#web/data/settings.ts'
import { useGetTeamQuery } from '#web/data/team.ts'
import { useMay } from '#web/features/shops/own-shop.ts'
import { InvitationRow } from '#web/features/team/invitation-row.tsx'
import { InviteDialog } from '#web/features/team/invite-dialog.tsx'
import { MemberRow } from '#web/features/team/member-row.tsx'
import { OwnShops } from '#web/features/team/own-shops.tsx'
import { RolesMatrix } from '#web/features/team/roles-matrix.tsx'
import styles from '#web/features/team/team.module.css'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconPlus } from '#web/ui/icons.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

/** Who works in the shop, who is invited, and what each role may do. */
export default function TeamPage() {
  const { name } = useSettings()
  const mayChange = useMay('team') === true
  const { data: team, error, refetch } = useGetTeamQuery()
  const [isInviting, setInviting] = useState(false)
  return (
    <>
      <title>{`Team – ${name}`}</title>
      <PageHead
        title="Team"
        lead="Who works in the shop, and what each of them may do."
        actions={
          mayChange && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
              Invite somebody
            </Button>
          )
        }
      />
      <div className={styles.page}>
        <Card title="People">
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : !team ? (
            <SkeletonText lines={4} />
          ) : (
            <ul className={styles.rows}>
              {team.members.map((member) => (
                <MemberRow key={member.id} member={member} mayChange={mayChange} />
              ))}
            </ul>
          )}
        </Card>
        {mayChange && team && (
          <Card title="Invitations">
            {team.invitations.length === 0 ? (
              <EmptyState title="Nobody is invited at the moment" isSmall>
                Somebody you invite gets a letter, and stands here until they have answered.
              </EmptyState>
            ) : (
              <ul className={styles.rows}>
                {team.invitations.map((invitation) => (
                  <InvitationRow key={invitation.id} invitation={invitation} />
                ))}
              </ul>
            )}
          </Card>
        )}
        <OwnShops />
        <Card title="What each role may do">
          <RolesMatrix />
        </Card>
      </div>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  )
}
