import { newId } from '#shared/ids.ts'
import type { Currency } from '#shared/currencies.ts'
import { formatMoney, money } from '#shared/money.ts'
import { postIfCovered } from '#server/ledger/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { currencyOfShop } from '#server/shops/index.ts'
import {
  amountTooSmall,
  balanceTooLow,
  dailyLimitReached,
  methodNotFound,
  methodNotUsableYet,
  shopNotOpen,
} from './errors.ts'
import { mayWithdraw } from './policy.ts'
import { withdrawalEntries } from './posting-rules.ts'
import { findMethod, findWithdrawalOfRequest, insertWithdrawal, readMeans, readOpenEntries } from './repository.ts'
import { settleEntries } from './settle-entries.ts'
import { termsIn, type TermsOfWithdrawal } from './terms-in.ts'

interface WithdrawalWish {
  amountMinor: number
  methodId: string
  shopId: string
  currency: Currency
}

/**
 * Asks to be paid out, in the currency in which the shop prices and earns. The amount and the fee are set aside at once by one guarded posting, so that of two requests for
 * the same money one is refused; then the movements it settles are chosen. Answers the withdrawal's id. Refuses with
 * `not_allowed`, `shop_not_open`, `method_not_found`, `method_not_usable_yet`, `amount_too_small`, `balance_too_low` or
 * `daily_limit_reached`.
 */
export async function requestWithdrawal(
  context: Context,
  wish: { amountMinor: number; methodId: string },
): Promise<string> {
  const { shopId, personId } = mayWithdraw(context)
  return await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      const made = tx.idempotencyKey && (await findWithdrawalOfRequest(tx.db, tx.idempotencyKey))
      if (made) return made
      const currency = await currencyOfShop(tx.db, shopId)
      const terms = termsIn(settingsOf(tx), currency)
      await checkWish(tx, { ...wish, shopId, currency }, terms)
      return await setAside(tx, { ...wish, shopId, currency, personId }, terms)
    }),
  )
}

async function checkWish(
  tx: Context,
  { amountMinor, methodId, shopId, currency }: WithdrawalWish,
  { minimumMinor }: TermsOfWithdrawal,
): Promise<void> {
  const method = await findMethod(tx.db, { id: methodId, shopId })
  if (!method) throw methodNotFound()
  const now = tx.clock.now()
  if (method.usableFrom > now) throw methodNotUsableYet(method.usableFrom)
  if (amountMinor < minimumMinor) throw amountTooSmall(money(minimumMinor, currency), settingsOf(tx).locale)
  const { isOpen } = await readMeans(tx.db, { shopId, currency, since: now })
  if (!isOpen) throw shopNotOpen()
}

async function setAside(
  tx: Context,
  wish: WithdrawalWish & { personId: string },
  { feeMinor, dailyLimitMinor: mostMinor }: TermsOfWithdrawal,
): Promise<string> {
  const { amountMinor, shopId, currency } = wish
  const { locale } = settingsOf(tx)
  const id = newId()
  const requestedAt = tx.clock.now()
  const totalMinor = amountMinor + feeMinor
  const isSetAside = await postIfCovered(tx, {
    key: `withdrawal:${id}`,
    kind: 'withdrawal',
    description: 'Withdrawal asked for',
    shopId,
    orderId: null,
    currency,
    at: requestedAt,
    entries: withdrawalEntries(totalMinor),
  })
  if (!isSetAside) throw balanceTooLow(`Less than ${formatMoney(money(totalMinor, currency), locale)} is available.`)
  const { entries, carriedMinor } = await readOpenEntries(tx.db, { shopId, currency })
  const { items, restMinor } = settleEntries(entries, { carriedMinor, totalMinor })
  const withdrawal = {
    ...wish,
    id,
    historyId: newId(),
    feeMinor,
    carriedMinor,
    restMinor,
    requestedAt,
    requestKey: tx.idempotencyKey,
  }
  const limit = mostMinor === null ? null : { mostMinor, since: startOfDay(requestedAt) }
  const number = await insertWithdrawal(tx.db, withdrawal, items, limit)
  if (number === null) throw dailyLimitReached(money(mostMinor!, currency), locale)
  await tx.facts.announce(tx, 'withdrawal.requested', { withdrawalId: id, shopId })
  return id
}

/** Midnight, UTC, before an instant. */
export function startOfDay(instant: Date): Date {
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate()))
}
