import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { forgiveRate, limitRate } from '#server/platform/rate-limit.ts'
import { secondFactorMissing, wrongCode } from './errors.ts'
import { hashOfRecoveryCode } from './recovery-codes.ts'
import { unseal } from './sealed-secret.ts'
import { findSecondFactor, takeRecoveryCode, takeStep, type SecondFactorRow } from './second-factor-repository.ts'
import { stepOfCode } from './totp.ts'

/** Of a million codes nobody may try many; a right one forgets the wrong ones. */
const tries = { most: 6, seconds: 300 }

/**
 * Checks the code a person typed: of their app, which works once, or a recovery code, which is used up. Stands outside
 * any transaction, so that a refused try counts and a code that was taken stays taken. Refuses with
 * `second_factor_missing` who has none, with `wrong_code`, or with `too_many_attempts`.
 */
export async function checkSecondFactor(context: Context, personId: string, code: string): Promise<void> {
  const factor = await findSecondFactor(context.db, personId)
  if (!factor?.confirmedAt) throw secondFactorMissing()
  await checkCode(context, personId, factor, code)
}

/** The same for a factor that may only be begun. */
export async function checkCode(
  context: Context,
  personId: string,
  factor: SecondFactorRow,
  code: string,
): Promise<void> {
  invariant(!context.isInTransaction, 'a refused code counts, so it is checked outside any transaction')
  const key = `second-factor of ${personId}`
  await limitRate(context, key, tries)
  if (!(await isRightCode(context, personId, factor, code))) throw wrongCode()
  await forgiveRate(context, [key], tries.seconds)
}

async function isRightCode(
  { db, clock, config }: Context,
  personId: string,
  { sealedSecret, confirmedAt, lastStep }: SecondFactorRow,
  typed: string,
): Promise<boolean> {
  const digits = typed.replaceAll(/\s/g, '')
  const step = stepOfCode(unseal(config, sealedSecret), digits, clock.outside(), lastStep)
  if (step !== null) return await takeStep(db, personId, step)
  if (!confirmedAt) return false
  return await takeRecoveryCode(db, { personId, hash: hashOfRecoveryCode(personId, typed), at: clock.outside() })
}
