import { sql } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import type { WholeWithdrawal } from '#shared/api/withdrawals.schemas.ts'
import { cashDeliveryEntries, refundAfterDeliveryEntries } from '#server/ledger/index.ts'
import type { TestMarket } from '#test/support/market.ts'
import { posted } from './ledger.ts'
import { aSeller, type SellerVisitor, type SellerWish } from './people.ts'

export interface ShopToBePaid {
  owner: SellerVisitor
  shopId: string
  /** A bank account that can be used already. */
  methodId: string
}

/** An open shop with money to withdraw, one delivered order for each sum, and a bank account it may be paid to. */
export async function aShopToBePaid(
  market: TestMarket,
  sumsMinor: readonly number[] = [100_00],
  wish: SellerWish = {},
): Promise<ShopToBePaid> {
  const owner = await aSeller(market, wish)
  const shopId = owner.shop.id
  for (const sum of sumsMinor) await earns(market, shopId, sum)
  return { owner, shopId, methodId: await aUsableMethod(market, shopId) }
}

/** A shop earns a sum: an order of it was delivered, with no commission. */
export async function earns(
  market: TestMarket,
  shopId: string,
  amountMinor: number,
  currency: Currency = 'EUR',
): Promise<void> {
  market.clock.advance({ seconds: 1 })
  await posted(market.context, {
    key: `test-delivery:${newId()}`,
    kind: 'cash_delivery',
    shopId,
    currency,
    entries: cashDeliveryEntries(amountMinor, { commissionMinor: 0, commissionTaxMinor: 0 }),
  })
}

/** A customer of the shop gets money back after delivery. */
export async function givesBack(market: TestMarket, shopId: string, amountMinor: number): Promise<void> {
  market.clock.advance({ seconds: 1 })
  await posted(market.context, {
    key: `test-refund:${newId()}`,
    kind: 'refund',
    shopId,
    entries: refundAfterDeliveryEntries(amountMinor, { commissionMinor: 0, commissionTaxMinor: 0 }),
  })
}

/** A bank account named long enough ago to be used. */
export async function aUsableMethod({ context: { db, clock } }: TestMarket, shopId: string): Promise<string> {
  const id = newId()
  await sql`
    insert into withdraw_methods (id, shop_id, kind, holder, iban, bic, added_at, usable_from)
    values (${id}, ${shopId}, 'bank', 'Kiln & Clay, Lda', 'PT50000201231234567890154', 'CGDIPTPL', ${clock.now()}, ${clock.now()})`.execute(
    db,
  )
  return id
}

/** A PayPal address named long enough ago to be used. */
export async function aUsableAddress({ context: { db, clock } }: TestMarket, shopId: string): Promise<string> {
  const id = newId()
  await sql`
    insert into withdraw_methods (id, shop_id, kind, email, added_at, usable_from)
    values (${id}, ${shopId}, 'paypal', 'money@kiln.example', ${clock.now()}, ${clock.now()})`.execute(db)
  return id
}

/** The shop has asked for this much. */
export async function aRequestedWithdrawal(
  { owner, methodId }: ShopToBePaid,
  amountMinor: number,
): Promise<WholeWithdrawal> {
  return await owner.call('requestWithdrawal', { body: { amountMinor, methodId } })
}

/** What the book says of a shop, in its own eyes, and whether the whole book is sound. */
export async function moneyOf({ context: { db } }: TestMarket, shopId: string) {
  const { rows } = await sql<{ available: number; withdrawing: number; reserve: number; pending: number }>`
    select coalesce(-sum(balance_minor) filter (where purpose = 'available'), 0)::bigint as available,
           coalesce(-sum(balance_minor) filter (where purpose = 'withdrawing'), 0)::bigint as withdrawing,
           coalesce(-sum(balance_minor) filter (where purpose = 'reserve'), 0)::bigint as reserve,
           coalesce(-sum(balance_minor) filter (where purpose = 'pending'), 0)::bigint as pending
    from ledger_accounts where shop_id = ${shopId} and owner = 'shop'`.execute(db)
  return rows[0]!
}

/** How many things in the book are wrong: postings that do not balance, accounts that are not the sum of their entries. */
export async function faultsInTheBook({ context: { db } }: TestMarket): Promise<number> {
  const { rows } = await sql<{ wrong: number }>`
    select (select count(*) from (select from ledger_entries group by posting_id, currency having sum(amount_minor) <> 0) p)
         + (select count(*) from ledger_accounts a
            where a.balance_minor <> (select coalesce(sum(amount_minor), 0) from ledger_entries e where e.account_id = a.id)) as wrong`.execute(
    db,
  )
  return rows[0]!.wrong
}
