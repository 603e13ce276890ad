import type { Context } from '#server/platform/context.ts'
import { Refusal } from '#server/platform/errors.ts'
import type { Arrival } from './arrival.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import type { SessionDoor } from './doors.ts'
import { secondFactorRequired, wrongCredentials } from './errors.ts'
import { forgiveTry, limitTries } from './limits.ts'
import { noteRefusal } from './note-refusal.ts'
import { isRightPassword } from './password.ts'
import { mayComeIn } from './policy.ts'
import { findPersonByEmail } from './repository.ts'

interface Credentials {
  email: string
  password: string
  code?: string | undefined
}

/**
 * Has a person prove who they are; answers their id. Refuses with `wrong_credentials`, after as long a time for an unknown
 * address as for a wrong password; only after the right one with `not_activated` or `no_place_at_this_door`; and with
 * `too_many_attempts` after many wrong ones. Who has a second factor is asked for its code with `second_factor_required`,
 * and refused a wrong one with `wrong_code`. What is refused is
 * told in the audit log.
 */
export async function proveSelf(
  context: Context,
  door: SessionDoor,
  credentials: Credentials,
  arrival: Arrival,
): Promise<string> {
  try {
    return await weigh(context, door, credentials, arrival)
  } catch (refusal) {
    if (refusal instanceof Refusal)
      await noteRefusal(context, refusal.code, { email: credentials.email, door, arrival })
    throw refusal
  }
}

async function weigh(
  context: Context,
  door: SessionDoor,
  { email, password, code }: Credentials,
  arrival: Arrival,
): Promise<string> {
  await limitTries(context, 'sign-in', arrival, email)
  const person = await findPersonByEmail(context.db, email)
  const isRight = await isRightPassword(person?.passwordHash ?? null, password)
  if (!person || !isRight) throw wrongCredentials()
  await forgiveTry(context, 'sign-in', arrival, email)
  mayComeIn(person, door)
  if (person.hasSecondFactor) {
    if (code === undefined) throw secondFactorRequired()
    await checkSecondFactor(context, person.id, code)
  }
  return person.id
}
