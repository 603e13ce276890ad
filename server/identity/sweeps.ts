import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { tellRefusals } from './note-refusal.ts'
import { deleteOldChallenges } from './passkey-repository.ts'
import { deleteOldSessions, deleteOldTokens } from './repository.ts'

/** Forgets links, sessions and challenges whose time is over. */
async function forgetOldSessions({ db, clock }: Context): Promise<void> {
  await deleteOldTokens(db, clock.outside())
  await deleteOldSessions(db, clock.outside())
  await deleteOldChallenges(db, clock.outside())
}

/** The sweeps of identity. */
export const identitySweeps: Sweep[] = [
  { name: 'forget-old-sessions', everySeconds: 3_600, run: forgetOldSessions },
  { name: 'tell-refused-sign-ins', everySeconds: 30, run: tellRefusals },
]
