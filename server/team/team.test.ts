import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Role } from '#shared/team-roles.ts'
import { aCategory } from '#test/builders/catalog.ts'
import { aPerson, aSeller, comeInAt, everybodysPassword, type SellerVisitor } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { lettersTo, mailedToken } from '#test/support/mailbox.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

let invited = 0
const anAddress = () => `hand-${++invited}@example.com`
const stranger = () => new Visitor(market.url)

/** Invites an address and answers the token of the letter. */
async function invite(owner: SellerVisitor, email: string, role: Role = 'staff'): Promise<string> {
  await owner.call('inviteMember', { body: { email, role } })
  return await mailedToken(market, email)
}

describe('an invitation', () => {
  test('lets a new person in with the name and password they type, in the shop and the role they were meant for', async () => {
    const owner = await aSeller(market, { shopName: 'Clay & Kiln', name: 'Marta' })
    const email = anAddress()
    const token = await invite(owner, email, 'manager')
    const [letter] = await lettersTo(market, email)
    expect(letter!.subject).toBe('An invitation to work in Clay & Kiln')
    const newcomer = stranger()
    expect(await newcomer.call('readInvitation', { body: { token } })).toEqual({
      shop: { ...owner.shop, logo: null },
      role: 'manager',
      email,
      invitedBy: 'Marta',
      hasAccount: false,
    })
    const typed = { token, name: 'Rui Carvalho', password: 'four green bottles' }
    const me = await newcomer.call('acceptInvitation', { body: typed })
    expect(me).toMatchObject({ name: 'Rui Carvalho', email, shop: { id: owner.shop.id, role: 'manager' } })
    expect(await newcomer.call('sellerGetMe')).toEqual(me)
    await stranger().call('sellerSignIn', { body: { email, password: typed.password } })
    const team = await owner.call('getTeam')
    expect(team.members).toMatchObject([
      { name: 'Marta', role: 'owner', isMe: true },
      { name: 'Rui Carvalho', role: 'manager', isMe: false },
    ])
    expect(team.invitations).toEqual([])
    expect(await stranger().refused('acceptInvitation', { body: typed })).toMatchObject({ code: 'link_invalid' })
  })

  test('asks a new person for a name and a long enough password', async () => {
    const token = await invite(await aSeller(market), anAddress())
    expect(
      await stranger().refused('acceptInvitation', { body: { token, password: 'long enough for it' } }),
    ).toMatchObject({ code: 'name_missing', errors: [{ path: 'body.name' }] })
    expect(
      await stranger().refused('acceptInvitation', { body: { token, name: 'Rui', password: 'short' } }),
    ).toMatchObject({ code: 'password_too_short', errors: [{ path: 'body.password' }] })
  })

  test('lets somebody who has an account join with their password alone, and go between their shops', async () => {
    const own = await aSeller(market, { shopName: 'Own' })
    const owner = await aSeller(market, { shopName: 'Other' })
    market.clock.advance({ minutes: 1 })
    const token = await invite(owner, own.person.email)
    const hand = stranger()
    expect(await hand.call('readInvitation', { body: { token } })).toMatchObject({ hasAccount: true })
    expect(
      await hand.refused('acceptInvitation', { body: { token, name: 'Somebody', password: 'a guess of mine' } }),
    ).toMatchObject({ code: 'wrong_credentials' })
    const me = await hand.call('acceptInvitation', { body: { token, password: everybodysPassword } })
    expect(me).toMatchObject({ name: own.person.name, shop: { name: 'Other', role: 'staff' } })
    expect(me.shops).toMatchObject([
      { name: 'Own', role: 'owner' },
      { name: 'Other', role: 'staff' },
    ])
    expect(await own.call('sellerGetMe')).toMatchObject({ shop: { name: 'Own' } })
    expect(await hand.call('chooseShop', { body: { shopId: own.shop.id } })).toMatchObject({ shop: { name: 'Own' } })
    expect(await hand.call('getOwnShop')).toMatchObject({ name: 'Own' })
    const elsewhere = await aSeller(market)
    expect(await hand.refused('chooseShop', { body: { shopId: elsewhere.shop.id } })).toMatchObject({
      status: 404,
      code: 'shop_not_found',
    })
  })

  test('works for a week; sent again it works for another, and the earlier letter no more', async () => {
    const owner = await aSeller(market)
    const email = anAddress()
    const first = await invite(owner, email)
    market.clock.advance({ days: 7, seconds: 1 })
    expect(await stranger().refused('readInvitation', { body: { token: first } })).toMatchObject({
      code: 'link_invalid',
    })
    const [late] = (await owner.call('getTeam')).invitations
    expect(late).toMatchObject({ email, isExpired: true })
    await owner.call('renewInvitation', { params: { id: late!.id } })
    const second = await mailedToken(market, email)
    const third = await owner.call('renewInvitation', { params: { id: late!.id } })
    expect(third.invitations).toMatchObject([{ id: late!.id, isExpired: false }])
    expect(await stranger().refused('readInvitation', { body: { token: second } })).toMatchObject({
      code: 'link_invalid',
    })
    await stranger().call('readInvitation', { body: { token: await mailedToken(market, email) } })
  })

  test('is one for an address, and none for who works there; taken back, its link is worth nothing', async () => {
    const owner = await aSeller(market)
    const email = anAddress()
    const token = await invite(owner, email)
    expect(await owner.refused('inviteMember', { body: { email, role: 'owner' } })).toMatchObject({
      code: 'already_invited',
      errors: [{ path: 'body.email' }],
    })
    expect(await owner.refused('inviteMember', { body: { email: owner.person.email, role: 'staff' } })).toMatchObject({
      code: 'already_member',
    })
    const [open] = (await owner.call('getTeam')).invitations
    expect(await owner.call('withdrawInvitation', { params: { id: open!.id } })).toMatchObject({ invitations: [] })
    expect(await stranger().refused('readInvitation', { body: { token } })).toMatchObject({ code: 'link_invalid' })
    await owner.call('inviteMember', { body: { email, role: 'staff' } })
  })

  test('does not name a shop that nobody has looked at', async () => {
    const owner = await aSeller(market, { shopName: 'Win a prize now', shopState: 'applied' })
    const email = anAddress()
    await invite(owner, email)
    const [letter] = await lettersTo(market, email)
    expect(`${letter!.subject} ${letter!.plain}`).not.toContain('Win a prize')
  })

  test('is seen by the owner alone', async () => {
    const owner = await aSeller(market)
    await invite(owner, anAddress())
    const staff = await aSeller(market, { shop: owner.shop, role: 'staff' })
    const team = await staff.call('getTeam')
    expect(team.members).toHaveLength(2)
    expect(team.invitations).toEqual([])
  })
})

describe('a member', () => {
  test('may from the next request on what the new role may', async () => {
    const owner = await aSeller(market)
    const hand = await aSeller(market, { shop: owner.shop, role: 'staff' })
    expect(await hand.refused('getBalance')).toMatchObject({
      status: 403,
      code: 'not_allowed',
      title: 'Only the owner and managers of the shop may do this.',
    })
    await owner.call('changeMemberRole', { params: { id: hand.person.id }, body: { role: 'manager' } })
    await hand.call('getBalance')
  })

  test('who is removed is out of this shop at once, at every device, and nowhere else', async () => {
    const owner = await aSeller(market, { shopName: 'Kiln' })
    const hand = await aSeller(market, { shop: owner.shop, role: 'staff' })
    const phone = stranger()
    await phone.call('sellerSignIn', { body: { email: hand.person.email, password: everybodysPassword } })
    const second = await aSeller(market, { shopName: 'Second' })
    market.clock.advance({ minutes: 1 })
    const token = await invite(second, hand.person.email)
    const inSecond = stranger()
    await inSecond.call('acceptInvitation', { body: { token, password: everybodysPassword } })

    const team = await owner.call('removeMember', { params: { id: hand.person.id } })
    expect(team.members).toMatchObject([{ id: owner.person.id }])
    for (const visitor of [hand, phone]) {
      expect(await visitor.refused('listShopOrders')).toMatchObject({ status: 401, code: 'sign_in_required' })
    }
    expect(await inSecond.call('sellerGetMe')).toMatchObject({ shop: { name: 'Second' }, shops: [{ name: 'Second' }] })
  })

  test('may leave, and comes back by an invitation alone', async () => {
    const owner = await aSeller(market)
    const hand = await aSeller(market, { shop: owner.shop, role: 'manager' })
    await hand.call('leaveShop')
    expect(await hand.refused('sellerGetMe')).toMatchObject({ code: 'sign_in_required' })
    const again = stranger()
    const signedIn = { body: { email: hand.person.email, password: everybodysPassword } }
    expect(await again.call('sellerSignIn', signedIn)).toMatchObject({ shop: null, shops: [] })
  })

  test('of another shop is nobody here', async () => {
    const owner = await aSeller(market)
    const elsewhere = await aSeller(market)
    const params = { id: elsewhere.person.id }
    expect(await owner.refused('removeMember', { params })).toMatchObject({ status: 404, code: 'member_not_found' })
  })
})

describe('the last owner', () => {
  test('neither leaves nor becomes anything else, until there is another', async () => {
    const owner = await aSeller(market)
    const params = { id: owner.person.id }
    for (const refused of [
      await owner.refused('leaveShop'),
      await owner.refused('removeMember', { params }),
      await owner.refused('changeMemberRole', { params, body: { role: 'manager' } }),
    ]) {
      expect(refused).toMatchObject({ status: 409, code: 'last_owner' })
    }
    await aSeller(market, { shop: owner.shop, role: 'owner' })
    await owner.call('leaveShop')
  })

  test('stays when two owners leave in the same moment', async () => {
    const one = await aSeller(market)
    const other = await aSeller(market, { shop: one.shop, role: 'owner' })
    const answers = await Promise.all([one.send('leaveShop'), other.send('leaveShop')])
    expect(answers.map(({ status }) => status).sort((one, two) => one - two)).toEqual([204, 409])
  })

  test('is kept by the database, whatever the program does', async () => {
    const { shop } = await aSeller(market)
    const { db } = market.context
    for (const statement of [
      sql`delete from shop_members where shop_id = ${shop.id}`,
      sql`update shop_members set role = 'staff' where shop_id = ${shop.id}`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow(/last owner/)
    }
  })
})

test('prices are not for staff: they may change words and stock, and nothing that costs otherwise', async () => {
  const owner = await aSeller(market)
  const staff = await aSeller(market, { shop: owner.shop, role: 'staff' })
  const described = {
    title: 'Harbour mug',
    categoryId: await aCategory(market),
    variants: [{ optionValues: [], priceMinor: 18_00, onHand: 3 }],
  }
  expect(await staff.refused('createProduct', { body: described })).toMatchObject({ code: 'not_allowed' })
  const product = await owner.call('createProduct', { body: described })
  const [variant] = product.variants
  const save = (version: number, change: object) => ({
    params: { id: product.id },
    body: {
      ...described,
      version,
      title: 'Harbour mug, blue',
      variants: [{ id: variant!.id, optionValues: [], priceMinor: 18_00, onHand: 9, ...change }],
    },
  })
  const saved = await staff.call('changeProduct', save(product.version, {}))
  expect(saved).toMatchObject({ title: 'Harbour mug, blue', variants: [{ onHand: 9 }] })
  for (const change of [{ priceMinor: 1 }, { compareAtMinor: 30_00 }, { id: undefined }]) {
    expect(await staff.refused('changeProduct', save(saved.version, change))).toMatchObject({
      status: 403,
      code: 'not_allowed',
    })
  }
})

test('joining and removing stand in the audit log', async () => {
  const owner = await aSeller(market)
  const email = anAddress()
  const token = await invite(owner, email)
  await stranger().call('acceptInvitation', { body: { token, name: 'Tomás', password: 'seven tall ships' } })
  const hand = (await owner.call('getTeam')).members.find((member) => member.email === email)!
  await owner.call('removeMember', { params: { id: hand.id } })
  const { rows } = await sql<{ act: string; facts: string[] }>`
    select act, facts from audit_log where shop_id = ${owner.shop.id} order by at, id`.execute(market.context.db)
  expect(rows).toMatchObject([
    { act: 'inviteMember', facts: ['member.invited'] },
    { act: 'member.joined' },
    { act: 'removeMember', facts: ['member.left'] },
  ])
})

test('an address that nobody answered from is forgotten after a while', async () => {
  const owner = await aSeller(market)
  await invite(owner, anAddress())
  market.clock.advance({ days: 38 })
  await market.settle()
  await comeInAt(market, 'seller', owner)
  expect(await owner.call('getTeam')).toMatchObject({ invitations: [] })
})

test('somebody who never confirmed their address is new', async () => {
  const owner = await aSeller(market)
  const person = await aPerson(market)
  await market.context.db.updateTable('people').set({ activated_at: null }).where('id', '=', person.id).execute()
  const token = await invite(owner, person.email)
  const body = { token, name: 'Known at last', password: 'twelve wet umbrellas' }
  expect(await stranger().call('acceptInvitation', { body })).toMatchObject({ id: person.id, name: 'Known at last' })
})
