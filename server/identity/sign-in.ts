import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Arrival } from './arrival.ts'
import { comeIn } from './come-in.ts'
import type { SessionDoor } from './doors.ts'
import { proveSelf } from './prove-self.ts'
import type { OpenSession } from './sessions.ts'

/** Signs a person in at a door. Refuses as `proveSelf` does. */
export async function signIn(
  context: Context,
  door: SessionDoor,
  credentials: { email: string; password: string; code?: string | undefined },
  arrival: Arrival,
): Promise<OpenSession & { personId: string }> {
  const personId = await proveSelf(context, door, credentials, arrival)
  return await inTransaction(context, (tx) => comeIn(tx, door, personId, arrival))
}
