import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inviteMember } from '#server/team/index.ts'
import type { Townspeople } from './settle-people.ts'
import { daysAgo, storyClock } from './story-clock.ts'

/** Yesterday Marta invited somebody to help with the parcels, who has not answered yet. The letter lies in the mailbox. */
export async function inviteHand(context: Context, people: Townspeople, opensAt: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from shops where slug = 'kiln-and-clay'`.execute(context.db)
  const shop = { id: rows[0]!.id, role: 'owner' } as const
  const actor = { kind: 'seller', personId: people.get('marta')!, sessionId: newId(), shop } as const
  const yesterday: Context = { ...context, actor, clock: storyClock(daysAgo(1, opensAt)) }
  const nowhere = { address: undefined, userAgent: undefined, token: undefined }
  await inviteMember(yesterday, { email: 'catarina@example.com', role: 'staff' }, nowhere)
}
