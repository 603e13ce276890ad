import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { deleteOldInvitations } from './repository.ts'

/** An address nobody answered from is kept no longer than this after its letter stopped working. */
const keptDays = 30

async function forgetOldInvitations({ db, clock }: Context): Promise<void> {
  await deleteOldInvitations(db, daysAfter(clock.now(), -keptDays))
}

/** The sweeps of the team. */
export const teamSweeps: Sweep[] = [{ name: 'forget-old-invitations', everySeconds: 3_600, run: forgetOldInvitations }]
