import type { Context } from '#server/platform/context.ts'
import { countRecoveryCodes, findSecondFactor } from './second-factor-repository.ts'

/** Whether a person signs in with a second factor, since when, and how many recovery codes are left. */
export async function getSecondFactor(
  context: Context,
  personId: string,
): Promise<{ isOn: boolean; since: string | null; recoveryCodesLeft: number }> {
  const factor = await findSecondFactor(context.db, personId)
  const since = factor?.confirmedAt ?? null
  const recoveryCodesLeft = since ? await countRecoveryCodes(context.db, personId) : 0
  return { isOn: since !== null, since: since?.toISOString() ?? null, recoveryCodesLeft }
}
