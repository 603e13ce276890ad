import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aSeller } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import type { Context } from '../context.ts'
import { asMarket, inSavepoint, inTransaction } from './transaction.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

async function roleOf(tx: Context): Promise<string> {
  const { rows } = await sql<{ role: string }>`select current_user::text as role`.execute(tx.db)
  return rows[0]!.role
}

const failures: [string, (tx: Context) => Promise<unknown>][] = [
  ['refuses', () => Promise.reject(new Error('refused'))],
  ['is refused by the database', (tx) => sql`select 1 / 0`.execute(tx.db)],
]

test.each(failures)(
  'a part outside the role of a seller that %s leaves them in it, and the next part steps out again',
  async (_what, fail) => {
    const { person, shop } = await aSeller(market)
    const seller: Context = {
      ...market.context,
      actor: { kind: 'seller', personId: person.id, sessionId: newId(), shop: { id: shop.id, role: 'owner' } },
    }
    await inTransaction(seller, async (tx) => {
      expect(await roleOf(tx)).toBe('stoa_seller')
      await expect(inSavepoint(tx, () => asMarket(tx, () => fail(tx)))).rejects.toThrow()
      expect(await roleOf(tx)).toBe('stoa_seller')
      expect(await asMarket(tx, () => roleOf(tx))).not.toBe('stoa_seller')
      expect(await roleOf(tx)).toBe('stoa_seller')
    })
  },
)
