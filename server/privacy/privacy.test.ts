import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aTalk } from '#test/builders/chat.ts'
import { theShopCanInvoice } from '#test/builders/invoices.ts'
import { anOrderDelivered, aPaidCheckout, delivery } from '#test/builders/orders.ts'
import { aCustomer, aSeller, comeInAt, everybodysPassword, SignedInVisitor } from '#test/builders/people.ts'
import { aReview } from '#test/builders/reviews.ts'
import { aHandedInPaper } from '#test/builders/shops.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { nobody, otherTables, partsOfTheirs, personalTables } from './personal-data.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const body = { password: everybodysPassword }

interface Column {
  table: string
  column: string
  type: string
}

/** Every column of the database that can say something of a person: words, documents, addresses, bytes, and who it was. */
async function tellingColumns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column", c.udt_name as type
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public'`.execute(market.context.db)
  return rows.filter(
    ({ column, type }) =>
      ['text', 'citext', 'jsonb', 'inet', 'bytea', '_text'].includes(type) ||
      (type === 'uuid' && /(^|_)person_id$|_by$/.test(column)),
  )
}

describe('the list of what is known about people', () => {
  test('has every table of the database, and each of their columns that can say something of a person', async () => {
    const columns = await tellingColumns()
    const missing = columns.filter(({ table, column }) => {
      if (table in otherTables || table === 'migrations') return false
      const known = personalTables[table]
      return !known || (known.erased !== 'rows go' && !(column in known.erased))
    })
    expect(missing.map(({ table, column }) => `${table}.${column}`)).toEqual([])
  })

  test('names nothing that is not there', async () => {
    const columns = await tellingColumns()
    const tables = new Set(columns.map(({ table }) => table))
    const gone = Object.entries(personalTables).flatMap(([table, { erased }]) =>
      erased === 'rows go'
        ? []
        : Object.keys(erased)
            .filter((column) => !columns.some((known) => known.table === table && known.column === column))
            .map((column) => `${table}.${column}`),
    )
    expect(gone).toEqual([])
    expect(Object.keys(personalTables).filter((table) => table in otherTables)).toEqual([])
    expect(Object.keys(partsOfTheirs).filter((table) => !(table in otherTables))).toEqual([])
    expect(tables.size).toBeGreaterThan(60)
  })
})

test('a person takes away a copy of what is known about them, without any secret', async () => {
  const { customer } = await anOrderDelivered(market, {
    customer: await aCustomer(market, { name: 'Zita Morgenstern' }),
  })
  const portrait = new FormData()
  const { name, buffer } = await drawnPicture('me', '#8a5200')
  portrait.set('file', new File([buffer], name))
  const { id: pictureId } = await customer.call('uploadOwnPicture', { form: portrait })
  const { id, readyAt } = await customer.call('requestDataExport', { body })
  expect(readyAt).toBeNull()
  expect(await customer.refused('getDataExport', { params: { id } })).toMatchObject({ code: 'data_export_not_found' })
  await market.settle()
  const response = await customer.send('getDataExport', { params: { id } })
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const read = (table: string) => JSON.parse(strFromU8(files[`${table}.json`]!)) as Record<string, unknown>[]
  expect(read('people')).toMatchObject([{ name: 'Zita Morgenstern' }])
  expect(read('orders')).toMatchObject([{ address: { line1: delivery.address.line1 } }])
  expect(Object.keys(read('people')[0]!)).not.toContain('password_hash')
  const { items } = await customer.call('listOrders', {})
  const shop = items[0]!.shop.name
  expect(read('orders')).toMatchObject([{ shop }])
  expect(read('order_lines')).toMatchObject([{ shop, quantity: 1, order_id: read('orders')[0]!['id'] }])
  expect(read('order_lines')[0]!['title']).toBe(read('order_lines')[0]!['product'])
  expect(files[`pictures/${pictureId}.jpg`]!.subarray(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]))
  const columns = Object.keys(files)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => Object.keys(read(file.replace('.json', ''))[0]!))
  expect(columns.filter((column) => /commission|conceded|locked|^release|bearer|market_discount/.test(column))).toEqual(
    [],
  )
  const other = await aCustomer(market)
  expect(await other.refused('getDataExport', { params: { id } })).toMatchObject({ code: 'data_export_not_found' })
  market.clock.advance({ days: 8 })
  await market.settle()
  expect(await customer.refused('getDataExport', { params: { id } })).toMatchObject({ status: expect.any(Number) })
})

describe('being forgotten', () => {
  test('after thirty days nothing says the name or the address any more but what the law keeps', async () => {
    const customer = await aCustomer(market, { name: 'Quirina Abendroth', email: `quirina-${newId()}@example.com` })
    const { person } = customer
    const { stall, id: reviewId } = await aReview(market, { customer })
    await customer.call('addAddress', { body: { ...delivery.address, name: person.name } })
    await customer.call('saveProduct', { params: { id: stall.wares[0]!.productId } })
    await customer.call('askQuestion', { body: { productId: stall.wares[0]!.productId, body: 'Is it heavy?' } })
    const talk = await customer.call('openConversation', { body: { shopId: stall.shopId } })
    await customer.call('sendMessage', { params: { id: talk.id }, body: { clientId: newId(), text: 'Hello' } })
    market.clock.advance({ days: 40 })
    await market.settle()
    const again = new SignedInVisitor(market.url, person)
    await comeInAt(market, 'storefront', again)
    await again.call('requestErasure', { body })
    expect((await again.call('getAccount')).erasureDueAt).not.toBeNull()
    market.clock.advance({ days: 29 })
    await market.settle()
    await again.call('getMe')
    market.clock.advance({ days: 2 })
    await market.settle()

    expect(await again.refused('getMe')).toMatchObject({ code: 'sign_in_required' })
    expect(await columnsThatSay(person.name, person.email)).toEqual([])
    const { db } = market.context
    const review = await db.selectFrom('reviews').selectAll().where('id', '=', reviewId).executeTakeFirstOrThrow()
    expect(review).toMatchObject({ author: nobody, title: 'Sits well in the hand' })
    const orders = await db.selectFrom('orders').select('address').where('person_id', '=', person.id).execute()
    expect(orders).toMatchObject([{ address: { name: nobody, line1: '', city: delivery.address.city } }])
    const signIn = { body: { email: person.email, password: everybodysPassword } }
    expect(await new Visitor(market.url).refused('signIn', signIn)).toMatchObject({ code: 'wrong_credentials' })
  })

  test('what a team noted about somebody goes with them; what a member noted about others stays without the name', async () => {
    const seller = await aSeller(market, { name: 'Beltane Grau' })
    const [gone, stays] = [
      await aTalk(market, { seller }),
      await aTalk(market, { seller, customer: await aCustomer(market) }),
    ]
    for (const { id, ask } of [gone, stays]) {
      await ask('Hello')
      await seller.call('addTeamNote', { params: { id }, body: { text: 'Asks a lot' } })
    }
    const notes = async () => {
      const { rows } = await sql<{ id: string; author: string; body: string }>`
        select conversation_id as id, author_name as author, body from team_notes where shop_id = ${seller.shop.id}`.execute(
        market.context.db,
      )
      return rows
    }
    await gone.customer.call('requestErasure', { body })
    market.clock.advance({ days: 31 })
    await market.settle()
    expect(await notes()).toEqual([{ id: stays.id, author: 'Beltane Grau', body: 'Asks a lot' }])
    const { db } = market.context
    await db.updateTable('shops').set({ state: 'closed' }).where('id', '=', seller.shop.id).execute()
    const author = new SignedInVisitor(market.url, seller.person)
    await comeInAt(market, 'storefront', author)
    await author.call('requestErasure', { body })
    market.clock.advance({ days: 31 })
    await market.settle()
    expect(await notes()).toEqual([{ id: stays.id, author: nobody, body: 'Asks a lot' }])
  })

  test('who changes their mind stays', async () => {
    const customer = await aCustomer(market)
    await customer.call('requestErasure', { body })
    expect((await lettersTo(market, customer.person.email))[0]?.subject).toBe('Your account will be erased')
    await customer.call('withdrawErasure')
    market.clock.advance({ days: 20 })
    await market.settle()
    expect(await customer.call('getAccount')).toMatchObject({ erasureDueAt: null })
    market.clock.advance({ days: 9 })
    await market.settle()
    await customer.call('getMe')
  })

  test('whose only shop was never let in, or has closed, is forgotten with what was handed in for it', async () => {
    const seller = await aSeller(market, { shopState: 'declined' })
    const { fileId } = await aHandedInPaper(market, seller.shop.id)
    const { db } = market.context
    await db.updateTable('application_files').set({ person_id: seller.person.id }).where('id', '=', fileId).execute()
    await theShopCanInvoice(market, seller.shop.id)
    const owner = new SignedInVisitor(market.url, seller.person)
    await comeInAt(market, 'storefront', owner)
    await owner.call('requestErasure', { body })
    market.clock.advance({ days: 31 })
    await market.settle()
    for (const table of ['application_files', 'legal_details', 'shop_members'] as const)
      expect(await db.selectFrom(table).select('shop_id').where('shop_id', '=', seller.shop.id).execute()).toEqual([])
  })

  test('who runs a shop or waits for an order is told what has to end first', async () => {
    const seller = await aSeller(market)
    const owner = new SignedInVisitor(market.url, seller.person)
    await comeInAt(market, 'storefront', owner)
    expect(await owner.refused('requestErasure', { body })).toMatchObject({
      code: 'erasure_not_yet',
      title: expect.stringContaining('shop'),
    })
    const customer = await aCustomer(market)
    await aPaidCheckout(market, { customer })
    expect(await customer.refused('requestErasure', { body })).toMatchObject({
      code: 'erasure_not_yet',
      title: expect.stringContaining('orders'),
    })
  })
})

/** Where the database still says one of these words; what stays by law is left out. */
async function columnsThatSay(...words: string[]): Promise<string[]> {
  const found: string[] = []
  for (const { table, column, type } of await tellingColumns()) {
    if (type === 'bytea' || type === 'uuid') continue
    const known = personalTables[table]
    const fate = known && known.erased !== 'rows go' ? known.erased[column] : undefined
    if (fate && 'stays' in fate) continue
    const { rows } = await sql`
      select from ${sql.table(table)} 
      where ${sql.ref(column)}::text ilike any (${words.map((word) => `%${word}%`)}::text[]) limit 1`.execute(
      market.context.db,
    )
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}
