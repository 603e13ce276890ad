import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { checkOwnPassword } from './check-own-password.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { securityPages, waysIn, type SessionDoor } from './doors.ts'
import { letters } from './letters/index.ts'
import { deleteSecondFactor } from './second-factor-repository.ts'

/**
 * Goes back to the password alone; a letter says so. Refuses with `wrong_password`, `second_factor_missing`, `wrong_code`
 * or `too_many_attempts`.
 */
export async function endSecondFactor(
  context: Context,
  door: SessionDoor,
  personId: string,
  { password, code }: { password: string; code: string },
): Promise<void> {
  const { email } = await checkOwnPassword(context, personId, password)
  await checkSecondFactor(context, personId, code)
  await inTransaction(context, async (tx) => {
    await deleteSecondFactor(tx.db, personId)
    const { resetUrl } = waysIn(tx, 'storefront')
    await queueMail(tx, {
      key: `second-factor-off:${newId()}`,
      to: email,
      write: ({ language }) => letters[language].secondFactorLetter({ now: 'off', resetUrl }),
      page: { personId, path: securityPages[door] },
    })
  })
}
