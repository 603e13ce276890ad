import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { actingAs } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { aMemberOf, aShop, posted } from '#test/builders/ledger.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import {
  captureEntries,
  deliveryEntries,
  explainBalance,
  gatewayFeeEntries,
  gatewayPayoutEntries,
  marketWide,
  postAll,
  type Entry,
  type Posting,
} from './index.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const inDatabase = (statement: RawBuilder<unknown>) => statement.execute(market.context.db)

const balance = async (shopId: string, purpose: 'pending' | 'available') =>
  await explainBalance(market.context.db, { shopId, purpose, currency: 'EUR' })

test('a posting asked for twice is written once', async () => {
  const { shopId } = await aShop(market.context)
  const posting = { key: newId(), shopId, entries: captureEntries(28_00) }
  expect(await posted(market.context, posting)).toBe(true)
  expect(await posted(market.context, posting)).toBe(false)
  expect(await balance(shopId, 'pending')).toMatchObject({ balanceMinor: -28_00, entriesMinor: -28_00 })
})

test('twins that post the same at the same moment write it once', async () => {
  const { shopId } = await aShop(market.context)
  const posting = { key: newId(), shopId, entries: captureEntries(28_00) }
  const written = await Promise.all(Array.from({ length: 8 }, () => posted(market.context, posting)))
  expect(written.filter(Boolean)).toHaveLength(1)
  expect(await balance(shopId, 'pending')).toMatchObject({ balanceMinor: -28_00, entriesMinor: -28_00 })
})

test('many postings at once on the same accounts lose none of them', async () => {
  const shops = await Promise.all([aShop(market.context), aShop(market.context)])
  const bothAtOnce = (turn: number) =>
    inTransaction(market.context, (tx) => {
      const postings = shops.map(({ shopId }): Posting => ({
        key: newId(),
        kind: 'capture',
        description: '',
        shopId,
        orderId: null,
        currency: 'EUR',
        at: tx.clock.now(),
        entries: captureEntries(10 + turn),
      }))
      return postAll(tx, turn % 2 === 0 ? postings : postings.toReversed())
    })
  await Promise.all(Array.from({ length: 40 }, (_, turn) => bothAtOnce(turn)))
  for (const { shopId } of shops) {
    const { balanceMinor, entriesMinor, kinds } = await balance(shopId, 'pending')
    expect(balanceMinor).toBe(-(40 * 10 + (39 * 40) / 2))
    expect(entriesMinor).toBe(balanceMinor)
    expect(kinds).toEqual([{ kind: 'capture', count: 40, amountMinor: balanceMinor }])
  }
})

test('each entry says what the balance was after it', async () => {
  const { shopId } = await aShop(market.context)
  await posted(market.context, { key: newId(), shopId, entries: captureEntries(28_00) })
  await posted(market.context, {
    key: newId(),
    shopId,
    kind: 'delivery',
    entries: deliveryEntries(28_00, { commissionMinor: 2_80, commissionTaxMinor: 0 }),
  })
  const { rows } = await sql<{ purpose: string; balance: number }>`
    select purpose, balance_after_minor as balance from ledger_entries where shop_id = ${shopId} and owner = 'shop' order by id`.execute(
    market.context.db,
  )
  expect(rows).toEqual([
    { purpose: 'pending', balance: -28_00 },
    { purpose: 'pending', balance: 0 },
    { purpose: 'available', balance: -25_20 },
  ])
})

test('the database refuses a posting that does not sum to zero', async () => {
  const { shopId } = await aShop(market.context)
  await posted(market.context, { key: newId(), shopId, entries: captureEntries(1_00) })
  const unbalanced = sql`
    with posting as (
      insert into ledger_postings (id, key, kind, description, at) values (${newId()}, ${newId()}, 'capture', '', now()) returning id
    )
    insert into ledger_entries (id, posting_id, account_id, owner, purpose, amount_minor, currency, balance_after_minor, at, position)
    select ${newId()}, posting.id, a.id, 'shop', 'pending', 100, 'EUR', 0, now(), 0 from posting, ledger_accounts a
    where a.shop_id = ${shopId} and a.owner = 'shop' and a.purpose = 'pending'`
  await expect(inDatabase(unbalanced)).rejects.toThrow('does not sum to zero')
})

test('the database refuses to change, delete or empty what was booked', async () => {
  const { shopId } = await aShop(market.context)
  await posted(market.context, { key: newId(), shopId, entries: captureEntries(1_00) })
  const refused = 'the ledger is never changed'
  await expect(inDatabase(sql`update ledger_entries set amount_minor = 1`)).rejects.toThrow(refused)
  await expect(inDatabase(sql`update ledger_postings set description = 'else'`)).rejects.toThrow(refused)
  await expect(inDatabase(sql`delete from ledger_entries`)).rejects.toThrow(refused)
  await expect(inDatabase(sql`delete from ledger_postings`)).rejects.toThrow(refused)
  await expect(inDatabase(sql`truncate ledger_entries cascade`)).rejects.toThrow(refused)
  await expect(inDatabase(sql`truncate ledger_postings cascade`)).rejects.toThrow(refused)
})

test('a posting that is rolled back leaves no trace in the balances', async () => {
  const { shopId } = await aShop(market.context)
  const fails = inTransaction(market.context, async (tx) => {
    await posted(tx, { key: newId(), shopId, entries: captureEntries(5_00) })
    throw new Error('the verb failed')
  })
  await expect(fails).rejects.toThrow('the verb failed')
  expect(await balance(shopId, 'pending')).toEqual({ balanceMinor: 0, entriesMinor: 0, kinds: [] })
})

test('a posting outside any transaction is a mistake of ours', async () => {
  const { shopId } = await aShop(market.context)
  const posting: Posting = {
    key: newId(),
    kind: 'capture',
    description: '',
    shopId,
    orderId: null,
    currency: 'EUR',
    at: new Date(),
    entries: captureEntries(1),
  }
  await expect(postAll(market.context, [posting])).rejects.toThrow('stands in the transaction')
})

test('at the seller’s door the database shows a shop its own postings alone, and lets it book nothing', async () => {
  const [own, other] = [await aShop(market.context), await aShop(market.context)]
  for (const { shopId } of [own, other])
    await posted(market.context, { key: newId(), shopId, entries: captureEntries(1_00) })
  const asOwner = actingAs(market.context, {
    kind: 'seller',
    personId: newId(),
    sessionId: newId(),
    shop: { id: own.shopId, role: 'owner' },
  })
  const seen = await inTransaction(asOwner, async ({ db }) => {
    const { rows } = await sql<{ shop_id: string; entries: number }>`
      select shop_id, count(*) as entries from ledger_entries group by shop_id`.execute(db)
    return rows
  })
  expect(seen).toEqual([{ shop_id: own.shopId, entries: 2 }])
  const books = posted(asOwner, { key: newId(), shopId: own.shopId, entries: captureEntries(1_00) })
  await expect(books).rejects.toThrow('permission denied')
})

test('what belongs to no shop is booked on accounts of the market as a whole', async () => {
  const before = await explainBalance(market.context.db, { shopId: null, purpose: 'gateway_clearing', currency: 'CHF' })
  expect(before.balanceMinor).toBe(0)
  const { shopId } = await aShop(market.context)
  const francs = { currency: 'CHF' as const }
  await posted(market.context, { ...francs, key: newId(), shopId, entries: captureEntries(100_00) })
  await posted(market.context, { ...francs, key: newId(), shopId: null, entries: gatewayFeeEntries(2_00) })
  const payout = { ...francs, key: newId(), shopId: null, entries: gatewayPayoutEntries(98_00) }
  expect(await posted(market.context, payout)).toBe(true)
  expect(await posted(market.context, payout)).toBe(false)
  const held = async (purpose: 'gateway_clearing' | 'bank_clearing' | 'fees') =>
    (await explainBalance(market.context.db, { shopId: null, purpose, ...francs })).balanceMinor
  expect(await held('gateway_clearing')).toBe(0)
  expect(await held('bank_clearing')).toBe(98_00)
  expect(await held('fees')).toBe(2_00)
})

test('an account of no shop is made once, whoever books on it at the same moment', async () => {
  const yen = { currency: 'JPY' as const, shopId: null }
  await Promise.all(
    Array.from({ length: 8 }, () => posted(market.context, { ...yen, key: newId(), entries: gatewayFeeEntries(10) })),
  )
  const { rows } = await sql<{ balance: number }>`
    select balance_minor as balance from ledger_accounts where shop_id is null and purpose = 'fees' and currency = 'JPY'`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ balance: 80 }])
})

test('a shop never sees what is the market’s alone, and still reads postings that agree', async () => {
  const shop = await aShop(market.context)
  const { shopId } = shop
  const concession: Entry[] = [
    marketWide('concessions', 3_00),
    { owner: 'shop', purpose: 'available', amountMinor: -3_00 },
  ]
  await posted(market.context, { key: newId(), shopId, entries: concession })
  await posted(market.context, { key: newId(), shopId: null, entries: gatewayFeeEntries(9_99) })
  const owner = {
    kind: 'seller' as const,
    personId: newId(),
    sessionId: newId(),
    shop: { id: shopId, role: 'owner' as const },
  }
  const seen = await inTransaction(actingAs(market.context, owner), async ({ db }) => {
    const { rows } = await sql<{ what: string; n: number }>`
      select 'entries' as what, count(*) as n from ledger_entries union all
      select 'accounts', count(*) from ledger_accounts union all
      select 'postings', count(*) from ledger_postings order by 1`.execute(db)
    return rows
  })
  expect(seen).toEqual([
    { what: 'accounts', n: 1 },
    { what: 'entries', n: 1 },
    { what: 'postings', n: 1 },
  ])
  const visitor = await aMemberOf(market, shop, 'owner')
  const { items } = await visitor.call('listBalanceEntries')
  const { entries, sum } = await visitor.call('getBalancePosting', { params: { id: items[0]!.postingId } })
  const threeEuros = { amountMinor: 3_00, currency: 'EUR' }
  expect(sum).toEqual(threeEuros)
  expect(entries).toEqual([
    { account: 'Shop: available', debit: null, credit: threeEuros },
    { account: 'Market', debit: threeEuros, credit: null },
  ])
})
