import type { Context } from '#server/platform/context.ts'
import { networkOf } from '#server/platform/http/network.ts'
import { forgiveRate, limitRate } from '#server/platform/rate-limit.ts'
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
  await limitRate(context, keyOfNetwork(act, arrival), { most: fromNetwork, seconds })
  if (email) await limitRate(context, keyOfEmail(act, email), { most: forEmail, seconds })
}

/** A try that led where it should does not count: only guesses are few. */
export async function forgiveTry(
  context: Context,
  act: keyof typeof limits,
  arrival: Arrival,
  email: string,
): Promise<void> {
  await forgiveRate(context, [keyOfNetwork(act, arrival), keyOfEmail(act, email)], limits[act].seconds)
}

function keyOfNetwork(act: string, { address }: Arrival): string {
  return `${act} from ${networkOf(address)}`
}

function keyOfEmail(act: string, email: string): string {
  return `${act} for ${email}`
}
