/** What the database refuses by itself: raw statements in a seller's transaction, as if a statement of ours had a bug. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { aProductOnTheShelf, type BuiltProduct } from '#test/builders/catalog.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket
let mine: BuiltShop
let theirs: BuiltShop
let myProduct: BuiltProduct
let theirProduct: BuiltProduct

const shopTables = [
  'products',
  'variants',
  'product_pictures',
  'product_history',
  'shipping_methods',
  'media',
  'shop_history',
  'shop_members',
]

beforeAll(async () => {
  market = await openTestMarket()
  mine = await anOpenShop(market, { name: 'Mine' })
  theirs = await anOpenShop(market, { name: 'Theirs' })
  myProduct = await aProductOnTheShelf(market, mine, { title: 'Mine' })
  theirProduct = await aProductOnTheShelf(market, theirs, { title: 'Theirs' })
})
afterAll(() => market.close())

function asMine<T>(statement: ReturnType<typeof sql<T>>) {
  return inTransaction(mine.asSeller, (tx) => statement.execute(tx.db))
}

describe('a statement that forgets to name the shop', () => {
  test.each(shopTables)('reads only the own rows of %s', async (table) => {
    const { rows } = await asMine(sql<{ shop_id: string }>`select shop_id from ${sql.table(table)}`)
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map(({ shop_id }) => shop_id))).toEqual(new Set([mine.id]))
  })

  test('sees only the own shop', async () => {
    const { rows } = await asMine(sql<{ id: string }>`select id from shops`)
    expect(rows).toEqual([{ id: mine.id }])
  })

  test('changes only the own rows', async () => {
    const { numAffectedRows } = await asMine(sql`update products set title = 'Changed by a bug'`)
    expect(numAffectedRows).toBe(1n)
    await asMine(sql`update variants set price_minor = 1`)
    const theirRows = await market.context.db
      .selectFrom('products as p')
      .innerJoin('variants as v', 'v.product_id', 'p.id')
      .select(['p.title', 'v.price_minor'])
      .where('p.id', '=', theirProduct.id)
      .execute()
    expect(theirRows).toEqual([{ title: 'Theirs', price_minor: 2_800 }])
  })

  test("cannot touch another shop's rows by name either", async () => {
    const { numAffectedRows } = await asMine(
      sql`update products set title = 'Taken over' where id = ${theirProduct.id}`,
    )
    expect(numAffectedRows).toBe(0n)
    const { numAffectedRows: removed } = await asMine(
      sql`delete from product_pictures where product_id = ${theirProduct.id}`,
    )
    expect(removed).toBe(0n)
  })
})

describe('the database refuses', () => {
  test('to give a product to another shop', async () => {
    await expect(asMine(sql`update products set shop_id = ${theirs.id} where id = ${myProduct.id}`)).rejects.toThrow(
      'row-level security',
    )
  })

  test('to write a variant into another shop', async () => {
    await expect(
      asMine(sql`
        insert into variants (id, product_id, shop_id, price_minor, position, on_hand)
        values (${newId()}, ${theirProduct.id}, ${theirs.id}, 1, 9, 1)`),
    ).rejects.toThrow('row-level security')
  })

  test.each([
    ['delete a product', sql`delete from products`],
    ['approve the own shop', sql`update shops set state = 'approved'`],
    ['set the own commission', sql`update commission_rules set bps = 0`],
    ['rewrite the history', sql`update product_history set reason = ''`],
    [
      'make members',
      sql`insert into shop_members (shop_id, person_id, role, created_at) select shop_id, person_id, 'owner', created_at from shop_members`,
    ],
    ['read people', sql`select * from people`],
    ['read sessions', sql`select * from sessions`],
    ['change the market', sql`update market_settings set commission_bps = 0`],
  ])('to let a seller %s', async (_what, statement) => {
    await expect(asMine(statement)).rejects.toThrow('permission denied')
  })

  test('everything to a seller without a shop', async () => {
    const homeless = { ...mine.asSeller, actor: { ...mine.asSeller.actor, shop: null } } as typeof mine.asSeller
    const { rows } = await inTransaction(homeless, (tx) => sql`select from products`.execute(tx.db))
    expect(rows).toHaveLength(0)
  })
})
