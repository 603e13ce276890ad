import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { readHome, usualHome } from './home.ts'

let market: TestMarket
let operator: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
})
afterAll(() => market.close())

const visitor = () => new Visitor(market.url)
/** The usual page with other words about one part. */
const withPart = (part: string, fields: object) => ({
  hero: {},
  sections: usualHome.sections.map((section) => (section.part === part ? { ...section, ...fields } : section)),
})

test('a new market shows everything that needs no choosing, in its usual order', async () => {
  const { hero, sections } = await visitor().call('getHome')
  expect(hero).toEqual({ title: '', words: '', picture: null })
  expect(sections.map(({ part }) => part).join(' ')).toBe(
    'hero promises events categories newest followed recommended seen best_selling shops invitation',
  )
})

test('what an operator arranges is what visitors get, in every process, and stands in the audit log', async () => {
  const stall = await anOpenStall(market)
  const productId = stall.wares[0]!.productId
  const home = withPart('chosen_products', { isShown: true, title: 'For the winter', ids: [productId] })
  home.sections.reverse()
  const kept = await operator.call('arrangeHome', {
    body: { ...home, hero: { title: 'Made by hand', words: 'Slowly' } },
  })
  expect(kept.sections.find(({ part }) => part === 'chosen_products')).toMatchObject({
    chosen: [{ id: productId, name: expect.any(String) }],
  })
  const shown = await visitor().call('getHome')
  expect(shown.hero).toMatchObject({ title: 'Made by hand', words: 'Slowly' })
  expect(shown.sections[0]!.part).toBe('invitation')
  expect(shown.sections).toContainEqual({ part: 'chosen_products', title: 'For the winter', ids: [productId] })
  expect(shown.sections.map(({ part }) => part)).not.toContain('chosen_shops')
  const { items } = await operator.call('listAuditEntries', { query: { act: 'arrangeHome' } })
  expect(items).toHaveLength(1)
})

test('a page with nothing to see, a part twice, or something that is not of this market is refused by its field', async () => {
  const refused = async (body: object) => {
    const { status, errors } = (await operator.refused('arrangeHome', { body })) as unknown as {
      status: number
      errors: { path: string }[]
    }
    return [status, errors[0]?.path]
  }
  const nothing = { hero: {}, sections: usualHome.sections.map((section) => ({ ...section, isShown: false })) }
  expect(await refused(nothing)).toEqual([422, 'body.sections'])
  expect(await refused(withPart('hero', { part: 'newest' }))).toEqual([422, 'body.sections'])
  expect(await refused(withPart('newest', { ids: [newId()] }))).toEqual([422, 'body.sections.4.ids'])
  expect(await refused(withPart('chosen_shops', { isShown: true }))).toEqual([422, 'body.sections.11.ids'])
  expect(await refused(withPart('chosen_shops', { isShown: true, ids: [newId()] }))).toEqual([
    422,
    'body.sections.11.ids',
  ])
  expect(await refused({ ...withPart('hero', {}), hero: { pictureId: newId() } })).toEqual([422, 'body.hero.pictureId'])
})

test('a part that came after a page was arranged waits at its end, and a page nobody can read is the usual one', () => {
  const older = { hero: { title: 'Ours', words: '' }, sections: usualHome.sections.slice(0, 3) }
  const read = readHome(older, null)
  expect(read.hero.title).toBe('Ours')
  expect(read.sections).toHaveLength(usualHome.sections.length)
  expect(read.sections.slice(3).every(({ isShown }) => !isShown)).toBe(true)
  expect(readHome({ hero: {}, sections: [{ part: 'carousel' }] }, null)).toEqual(usualHome)
})

test('some shops are found by their ids', async () => {
  const { shopId } = await anOpenStall(market)
  await anOpenStall(market)
  const { items } = await visitor().call('listShops', { query: { ids: shopId } })
  expect(items.map(({ id }) => id)).toEqual([shopId])
})
