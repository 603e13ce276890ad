import type { Context } from '#server/platform/context.ts'
import { forgiveRate, limitRate } from '#server/platform/rate-limit.ts'
import { wrongPassword } from './errors.ts'
import { isRightPassword } from './password.ts'
import { getPersonToCheck } from './second-factor-repository.ts'

const tries = { most: 10, seconds: 300 }

/**
 * Asks a person who is signed in for the password once more, before something grave; answers their address. Refuses with
 * `wrong_password` or `too_many_attempts`. Stands outside any transaction, so that a refused try counts.
 */
export async function checkOwnPassword(
  context: Context,
  personId: string,
  password: string,
): Promise<{ email: string }> {
  const key = `password of ${personId}`
  await limitRate(context, key, tries)
  const { email, passwordHash } = await getPersonToCheck(context.db, personId)
  if (!(await isRightPassword(passwordHash, password))) throw wrongPassword()
  await forgiveRate(context, [key], tries.seconds)
  return { email }
}
