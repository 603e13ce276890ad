import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { TeamMember } from '#shared/api/team.schemas.ts'
import type { Role } from '#shared/team-roles.ts'
import { messageOf } from '../../data/problem.ts'
import { useChangeMemberRoleMutation } from '../../data/team.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ShopMark } from '../shops/shop-mark.tsx'
import { EndMembership } from './end-membership.tsx'
import { roleChoices, roleWords } from './role-words.ts'
import styles from './team.module.css'

interface MemberRowProps {
  member: TeamMember
  /** Who looks gives roles and removes people. */
  mayChange: boolean
}

/** Somebody who works in the shop: an owner gives them roles and removes them, and everybody may leave. */
export function MemberRow({ member, mayChange }: MemberRowProps) {
  const { id, name, email, avatar, role, isMe } = member
  const [isEnding, setEnding] = useState(false)
  const [change, { isLoading }] = useChangeMemberRoleMutation()
  const give = async (wanted: Role) => {
    try {
      await change({ id, body: { role: wanted } }).unwrap()
      notify(`${name} is ${roleWords[wanted].toLowerCase()} now`)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <li>
      <ShopMark logo={avatar} name={name} size={40} />
      <span className={styles.words}>
        <strong>
          {name}
          {isMe && ' (you)'}
        </strong>
        <span className={styles.quiet}>{email}</span>
      </span>
      <span className={styles.acts}>
        {mayChange ? (
          <Select
            className={styles.role}
            aria-label={`Role of ${name}`}
            data={roleChoices}
            value={role}
            allowDeselect={false}
            disabled={isLoading}
            onChange={(wanted) => void (wanted && wanted !== role && give(wanted))}
          />
        ) : (
          <StateBadge tone="neutral">{roleWords[role]}</StateBadge>
        )}
        {isMe ? (
          <Button variant="subtle" size="sm" onClick={() => setEnding(true)}>
            Leave
          </Button>
        ) : (
          mayChange && (
            <Button variant="subtle" size="sm" onClick={() => setEnding(true)} aria-label={`Remove ${name}`}>
              Remove
            </Button>
          )
        )}
      </span>
      {isEnding && <EndMembership member={member} onClose={() => setEnding(false)} />}
    </li>
  )
}
