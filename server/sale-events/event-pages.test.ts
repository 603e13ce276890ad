import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutesAfter } from '#server/platform/clock.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { sellerOf } from '#test/builders/orders.ts'
import { aRunningEvent } from '#test/builders/sale-events.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let visitor: Visitor
/** Four events of one shop and one of another, from the title to when they run, in hours from now. */
const times = { Autumn: [-3, 5], Winter: [-1, 9], Late: [4, 30], Soon: [2, 40] } as const
let shop: string
let otherId: string

beforeAll(async () => {
  market = await openTestMarket()
  visitor = new Visitor(market.url)
  const stall = await anOpenStall(market, { wares: Object.keys(times).map((title) => ({ title })) })
  const other = await anOpenStall(market)
  shop = stall.slug
  otherId = other.shopId
  const seller = await sellerOf(market, stall)
  const now = market.clock.now()
  for (const [index, [title, [from, until]]] of Object.entries(times).entries()) {
    const when = {
      startsAt: minutesAfter(now, from * 60).toISOString(),
      endsAt: minutesAfter(now, until * 60).toISOString(),
    }
    await aRunningEvent(market, seller, stall.wares[index]!, { title, ...when })
  }
  const endsAt = minutesAfter(now, 7 * 60).toISOString()
  await aRunningEvent(market, await sellerOf(market, other), other.wares[0]!, { title: 'Elsewhere', endsAt })
})
afterAll(() => market.close())

type Asked = { state?: 'running' | 'scheduled'; shop?: string }

/** The titles of a list, which is the same page by page. */
async function titlesOf(asked: Asked): Promise<string[]> {
  const whole = await visitor.call('listSaleEvents', { query: asked })
  const titles = whole.items.map(({ title }) => title)
  const single: string[] = []
  let after: string | null = null
  do {
    const page: typeof whole = await visitor.call('listSaleEvents', {
      query: { ...asked, limit: 1, ...(after && { after }) },
    })
    single.push(...page.items.map(({ title }) => title))
    after = page.next
  } while (after)
  expect(single).toEqual(titles)
  return titles
}

test('what runs is listed by its end and what is to come by its beginning, page by page', async () => {
  expect(await titlesOf({ state: 'running' })).toEqual(['Autumn', 'Elsewhere', 'Winter'])
  expect(await titlesOf({ state: 'scheduled' })).toEqual(['Soon', 'Late'])
  expect(await titlesOf({})).toEqual(['Autumn', 'Elsewhere', 'Winter', 'Late', 'Soon'])
})

test('a shop shows what runs in it, and nothing of others', async () => {
  expect(await titlesOf({ state: 'running', shop })).toEqual(['Autumn', 'Winter'])
  expect(await titlesOf({ state: 'running', shop: 'nobody' })).toEqual([])
})

test('what a suspended shop held is on no list', async () => {
  await sql`update shops set state = 'suspended' where id = ${otherId}`.execute(market.context.db)
  expect(await titlesOf({ state: 'running' })).toEqual(['Autumn', 'Winter'])
  await sql`update shops set state = 'approved' where id = ${otherId}`.execute(market.context.db)
})
