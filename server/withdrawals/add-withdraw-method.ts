import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import { newId } from '#shared/ids.ts'
import { checkSecondFactor } from '#server/identity/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { bicInvalid, fieldMissing, ibanInvalid, tooManyMethods } from './errors.ts'
import { mayChangeMethods } from './policy.ts'
import { insertMethod, lockMethods, type MethodRow, type NewMethod } from './repository.ts'

/** Days before a new account can be used, in which its owner can object. */
export const pauseDays = 1

/** A shop is paid in few places; more would hide the one that somebody smuggled in. */
const mostMethods = 5

export interface MethodTyped {
  kind: 'bank' | 'paypal'
  holder?: string | undefined
  iban?: string | undefined
  bic?: string | undefined
  email?: string | undefined
  /** Of the second factor. */
  code: string
}

/**
 * Names a bank account or PayPal address at which the shop wants to be paid. It can be used a day later, and the owner
 * is told by mail at once. Refuses with `not_allowed`, `iban_invalid`, `bic_invalid`, `field_missing`,
 * `second_factor_missing`, `wrong_code`, `too_many_attempts` or `too_many_methods`.
 */
export async function addWithdrawMethod(context: Context, typed: MethodTyped): Promise<MethodRow> {
  const { shopId, personId } = mayChangeMethods(context)
  const where = placeOf(typed)
  await checkSecondFactor(context, personId, typed.code)
  return await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      if ((await lockMethods(tx.db, shopId)) >= mostMethods) throw tooManyMethods()
      const addedAt = tx.clock.now()
      const method: NewMethod = {
        id: newId(),
        shopId,
        personId,
        addedAt,
        usableFrom: daysAfter(addedAt, pauseDays),
        kind: typed.kind,
        ...where,
      }
      await insertMethod(tx.db, method)
      await tx.facts.announce(tx, 'withdraw-method.added', { methodId: method.id, shopId })
      return method
    }),
  )
}

/** What was typed, checked and without its spaces. IBAN: ISO 13616, with the check digits of ISO 7064. */
function placeOf({
  kind,
  holder = '',
  iban,
  bic,
  email,
}: MethodTyped): Pick<MethodRow, 'holder' | 'iban' | 'bic' | 'email'> {
  if (kind === 'paypal') {
    if (!email) throw fieldMissing('email')
    return { holder: '', iban: null, bic: null, email }
  }
  if (holder === '') throw fieldMissing('holder')
  const plain = electronicFormatIBAN(iban)
  if (!plain || !isValidIBAN(plain)) throw ibanInvalid()
  const plainBic = bic?.replaceAll(' ', '').toUpperCase() ?? ''
  if (plainBic !== '' && !isValidBIC(plainBic)) throw bicInvalid()
  return { holder, iban: plain, bic: plainBic === '' ? null : plainBic, email: null }
}
