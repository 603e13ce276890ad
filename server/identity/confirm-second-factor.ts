import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { checkCode } from './check-second-factor.ts'
import { securityPages, waysIn, type SessionDoor } from './doors.ts'
import { secondFactorMissing, secondFactorThere } from './errors.ts'
import { letters } from './letters/index.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'
import {
  confirmSecondFactorOf,
  findSecondFactor,
  getPersonToCheck,
  replaceRecoveryCodes,
} from './second-factor-repository.ts'

/**
 * Shows that the app works, by a code of it: from now on this person needs one to sign in. Answers the recovery codes,
 * of which only hashes are kept. Refuses with `second_factor_missing` (not begun), `second_factor_there`, `wrong_code` or
 * `too_many_attempts`.
 */
export async function confirmSecondFactor(
  context: Context,
  door: SessionDoor,
  personId: string,
  code: string,
): Promise<string[]> {
  const factor = await findSecondFactor(context.db, personId)
  if (!factor) throw secondFactorMissing()
  if (factor.confirmedAt) throw secondFactorThere()
  await checkCode(context, personId, factor, code)
  return await inTransaction(context, async (tx) => {
    if (!(await confirmSecondFactorOf(tx.db, personId, tx.clock.now()))) throw secondFactorThere()
    const { email } = await getPersonToCheck(tx.db, personId)
    const { resetUrl } = waysIn(tx, 'storefront')
    await queueMail(tx, {
      key: `second-factor-on:${newId()}`,
      to: email,
      write: ({ language }) => letters[language].secondFactorLetter({ now: 'on', resetUrl }),
      page: { personId, path: securityPages[door] },
    })
    return await giveRecoveryCodes(tx, personId)
  })
}

/** Puts ten new recovery codes in place of the old ones, in the caller's transaction, and answers them. */
export async function giveRecoveryCodes(tx: Context, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => hashOfRecoveryCode(personId, code))
  await replaceRecoveryCodes(tx.db, personId, hashes)
  return codes
}
