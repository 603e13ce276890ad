import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenStall } from '#test/builders/carts.ts'
import { aPaidCheckout, delivery, sellerOf } from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

class SpanishBrowser extends Visitor {
  override async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('accept-language', 'es-MX,es;q=0.9,en;q=0.5')
    return await super.fetch(path, { ...init, headers })
  }
}

async function speak(locale: string): Promise<void> {
  await market.context.db.updateTable('market_settings').set({ locale }).execute()
  await market.context.ports.market.reload()
}

async function subjectsTo(email: string): Promise<string[]> {
  await market.settle()
  return (await lettersTo(market, email)).map(({ subject }) => subject)
}

// The guest comes first: an account with the address of a checkout says how its letters are read.
test('a guest reads what they ordered in the language of their browser', async () => {
  const { checkout } = await aPaidCheckout(market, { customer: new SpanishBrowser(market.url) })
  const letters = await subjectsTo(delivery.email)
  expect(letters).toContain(`Su pedido ${checkout.orders[0]!.number} está confirmado`)
})

test('who chose German gets their order in German, by mail and among their notices; the shop reads it each in their own', async () => {
  const stall = await anOpenStall(market)
  const [marta, jean] = [await sellerOf(market, stall), await sellerOf(market, stall)]
  await jean.call('chooseShopNotices', { body: { language: 'fr' } })
  const customer = await aCustomer(market, { email: delivery.email })
  await customer.call('chooseNotices', { body: { language: 'de' } })
  const { checkout } = await aPaidCheckout(market, { customer, stalls: [stall] })
  const { number } = checkout.orders[0]!
  expect(await subjectsTo(customer.person.email)).toContain(`Ihre Bestellung ${number} ist bestätigt`)
  const told = await customer.call('listNotices')
  expect(told.items.map(({ title }) => title)).toContain(`Ihre Bestellung ${number} ist bestätigt`)
  expect(await subjectsTo(marta.person.email)).toEqual([`New order ${number}`])
  expect(await subjectsTo(jean.person.email)).toEqual([`Nouvelle commande ${number}`])
  const [letter] = await lettersTo(market, jean.person.email)
  expect(letter!.html).toContain('<html lang="fr-FR"')
  expect(letter!.plain).toContain('Choisir ce que nous vous écrivons :')
})

test('who chose nothing reads what the market speaks, and may go back to it', async () => {
  const customer = await aCustomer(market)
  const { email } = customer.person
  const ask = () => customer.call('requestPasswordReset', { body: { email } })
  expect(await customer.call('listNoticeChoices')).toMatchObject({ language: null })
  await speak('de-AT')
  await ask()
  await market.settle()
  await customer.call('chooseNotices', { body: { language: 'pt' } })
  expect(await customer.call('listNoticeChoices')).toMatchObject({ language: 'pt' })
  market.clock.advance({ minutes: 1 })
  await ask()
  const [portuguese, german] = await lettersTo(market, email)
  expect([portuguese!.subject, german!.subject]).toEqual(['Defina uma nova palavra-passe', 'Neues Passwort setzen'])
  expect(german!.html).toContain('<html lang="de-AT"')
  await customer.call('chooseNotices', { body: { language: null } })
  expect(await customer.call('listNoticeChoices')).toMatchObject({ language: null })
  await speak('en-IE')
  expect(await customer.refused('chooseNotices', { body: { language: 'tlh' } })).toMatchObject({ status: 422 })
})

test('who signs up brings the language of their browser', async () => {
  const headers = { 'accept-language': 'sv, fr-BE;q=0.8, en;q=0.5' }
  const body = { name: 'Lou', email: 'lou@example.com', password: 'a long enough one' }
  await new Visitor(market.url).call('signUp', { body, headers })
  expect(await subjectsTo(body.email)).toEqual(['Confirmez votre adresse e-mail'])
  const { language } = await market.context.db
    .selectFrom('people')
    .select('language')
    .where('email', '=', body.email)
    .executeTakeFirstOrThrow()
  expect(language).toBe('fr')
})
