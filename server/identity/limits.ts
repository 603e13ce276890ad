import type { Context } from '#server/platform/context.ts'
import { networkOf } from '#server/platform/http/network.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import type { Arrival } from './arrival.ts'

const minute = 60
const hour = 3_600

/** How often each thing may be tried: for one e-mail address, and from one network. */
const limits = {
  'sign-in': { seconds: 5 * minute, forEmail: 10, fromNetwork: 120 },
  'sign-up': { seconds: hour, forEmail: 5, fromNetwork: 60 },
  'password-reset': { seconds: hour, forEmail: 3, fromNetwork: 60 },
  link: { seconds: hour, forEmail: 60, fromNetwork: 60 },
  invitation: { seconds: hour, forEmail: 3, fromNetwork: 60 },
} as const

/**
 * Counts a try and refuses with `too_many_attempts`. It counts alike for known and unknown addresses, so that the
 * refusal tells nothing about who is known.
 */
export async function limitTries(
  context: Context,
  act: keyof typeof limits,
  arrival: Arrival,
  email?: string,
): Promise<void> {
  const { seconds, forEmail, fromNetwork } = limits[act]
  await limitRate(context, `${act} from ${networkOf(arrival.address)}`, { most: fromNetwork, seconds })
  if (email) await limitRate(context, `${act} for ${email}`, { most: forEmail, seconds })
}
