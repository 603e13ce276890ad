import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFilledCart, anOpenStall } from '#test/builders/carts.ts'
import { aPlacedCheckout, delivery } from '#test/builders/orders.ts'
import { aCustomer, aPerson, aSeller, comeInAt, everybodysPassword, SignedInVisitor } from '#test/builders/people.ts'
import { anAuthenticator } from '#test/support/authenticator.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { lettersTo, mailedToken } from '#test/support/mailbox.ts'
import { Visitor } from '#test/support/visitor.ts'
import { tellRefusals } from './note-refusal.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const { address } = delivery

async function aPortrait(): Promise<File> {
  const { name, buffer } = await drawnPicture('me', '#8a5200')
  return new File([buffer], name)
}

describe('the profile', () => {
  test('a person changes their name and shows a picture, encoded anew', async () => {
    const customer = await aCustomer(market)
    const form = new FormData()
    form.set('file', await aPortrait())
    const picture = await customer.call('uploadOwnPicture', { form })
    const changed = await customer.call('changeProfile', { body: { name: 'Ada Blum', avatarId: picture.id } })
    expect(changed).toMatchObject({ name: 'Ada Blum', avatar: { id: picture.id } })
    expect(await customer.call('getMe')).toMatchObject({ name: 'Ada Blum', avatar: { id: picture.id } })
    expect(await customer.call('changeProfile', { body: { avatarId: null } })).toMatchObject({ avatar: null })
  })

  test('nobody shows a picture that somebody else brought', async () => {
    const form = new FormData()
    form.set('file', await aPortrait())
    const { id } = await (await aCustomer(market)).call('uploadOwnPicture', { form })
    const other = await aCustomer(market)
    expect(await other.refused('changeProfile', { body: { avatarId: id } })).toMatchObject({ code: 'picture_unknown' })
  })
})

describe('the password', () => {
  test('a new one ends every other session at every door, keeps this one, and a letter says so', async () => {
    const seller = await aSeller(market)
    const { person } = seller
    const here = new SignedInVisitor(market.url, person)
    const elsewhere = new SignedInVisitor(market.url, person)
    await comeInAt(market, 'storefront', here)
    await comeInAt(market, 'storefront', elsewhere)
    const newPassword = 'a new long password'
    await here.call('changePassword', { body: { password: everybodysPassword, newPassword } })
    await here.call('getMe')
    expect(await elsewhere.refused('getMe')).toMatchObject({ code: 'sign_in_required' })
    expect(await seller.refused('sellerGetMe')).toMatchObject({ code: 'sign_in_required' })
    expect((await lettersTo(market, person.email))[0]?.subject).toBe('Your password was changed')
    await new Visitor(market.url).call('signIn', { body: { email: person.email, password: newPassword } })
  })

  test('without the old one nothing changes', async () => {
    const customer = await aCustomer(market)
    const body = { password: 'a guessed password', newPassword: 'a new long password' }
    expect(await customer.refused('changePassword', { body })).toMatchObject({
      code: 'wrong_password',
      errors: [{ path: 'body.password' }],
    })
    const { email } = customer.person
    await new Visitor(market.url).call('signIn', { body: { email, password: everybodysPassword } })
  })
})

describe('the e-mail address', () => {
  test('a new one counts once its letter was answered, and the old one is told', async () => {
    const customer = await aCustomer(market)
    const { email: old } = customer.person
    const email = `new-${old}`
    await customer.call('requestEmailChange', { body: { email, password: everybodysPassword } })
    expect(await customer.call('getAccount')).toMatchObject({ email: old, newEmail: email })
    const token = await mailedToken(market, email)
    expect(await new Visitor(market.url).call('confirmEmailChange', { body: { token } })).toEqual({ email })
    expect(await customer.call('getAccount')).toMatchObject({ email, newEmail: null })
    const [told] = await lettersTo(market, old)
    expect(told).toMatchObject({ subject: 'Your e-mail address was changed' })
    expect(told?.plain).toContain(email)
    expect(await new Visitor(market.url).refused('confirmEmailChange', { body: { token } })).toMatchObject({
      code: 'link_invalid',
    })
  })

  test('an address somebody has already is neither taken nor given away', async () => {
    const owner = await aPerson(market)
    const customer = await aCustomer(market)
    await customer.call('requestEmailChange', { body: { email: owner.email, password: everybodysPassword } })
    const [letter] = await lettersTo(market, owner.email)
    expect(letter?.subject).toBe('You already have an account')
    expect(letter?.plain).not.toContain('token=')
  })
})

describe('sessions', () => {
  test('a person sees where they are signed in, in words, and signs out there or everywhere else', async () => {
    const person = await aPerson(market)
    const visitors = [1, 2, 3].map(() => new SignedInVisitor(market.url, person))
    const signIn = { body: { email: person.email, password: everybodysPassword } }
    const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
    for (const visitor of visitors) await visitor.call('signIn', { ...signIn, headers })
    const [here, there, further] = visitors as [SignedInVisitor, SignedInVisitor, SignedInVisitor]
    const { items } = await here.call('listSessions')
    expect(items).toHaveLength(3)
    expect(items).toMatchObject([1, 2, 3].map(() => ({ device: 'Firefox on Linux', place: 'this computer' })))
    expect(items.filter(({ isThis }) => isThis)).toHaveLength(1)
    const theirs = (await there.call('listSessions')).items.find(({ isThis }) => isThis)!
    await here.call('endSession', { params: { id: theirs.id } })
    expect(await there.refused('getMe')).toMatchObject({ code: 'sign_in_required' })
    await further.call('getMe')
    await here.call('signOutElsewhere')
    expect(await further.refused('getMe')).toMatchObject({ code: 'sign_in_required' })
    await here.call('getMe')
  })

  test('nobody ends a session of somebody else', async () => {
    const customer = await aCustomer(market)
    const { id } = (await customer.call('listSessions')).items[0]!
    const other = await aCustomer(market)
    expect(await other.refused('endSession', { params: { id } })).toMatchObject({ code: 'session_not_found' })
    await customer.call('getMe')
  })
})

describe('addresses', () => {
  test('the first is the default, another can be, and there is always one while there are any', async () => {
    const customer = await aCustomer(market)
    const home = await customer.call('addAddress', { body: address })
    const work = await customer.call('addAddress', { body: { ...address, line1: 'Avenida 2' } })
    expect([home.isDefault, work.isDefault]).toEqual([true, false])
    await customer.call('makeAddressDefault', { params: { id: work.id } })
    expect((await customer.call('listAddresses')).items.map(({ id }) => id)).toEqual([work.id, home.id])
    await customer.call('removeAddress', { params: { id: work.id } })
    expect((await customer.call('listAddresses')).items).toMatchObject([{ id: home.id, isDefault: true }])
    const changed = await customer.call('changeAddress', {
      params: { id: home.id },
      body: { ...address, city: 'Gaia' },
    })
    expect(changed.address.city).toBe('Gaia')
  })

  test('two that are saved at once leave one default', async () => {
    const customer = await aCustomer(market)
    await Promise.all([1, 2, 3].map(() => customer.call('addAddress', { body: address })))
    const { items } = await customer.call('listAddresses')
    expect(items.filter(({ isDefault }) => isDefault)).toHaveLength(1)
  })

  test('nobody touches an address of somebody else', async () => {
    const { id } = await (await aCustomer(market)).call('addAddress', { body: address })
    const other = await aCustomer(market)
    for (const name of ['removeAddress', 'makeAddressDefault'] as const)
      expect(await other.refused(name, { params: { id } })).toMatchObject({ code: 'address_not_found' })
  })
})

test('what was ordered as a guest becomes the account’s when its address is confirmed, and not before', async () => {
  const { checkout } = await aPlacedCheckout(market)
  const visitor = new Visitor(market.url)
  const body = { name: 'Ana Sousa', email: delivery.email, password: 'a long enough password' }
  await visitor.call('signUp', { body })
  const ownerOf = async () =>
    await market.context.db
      .selectFrom('checkouts')
      .select('person_id')
      .where('id', '=', checkout.id)
      .executeTakeFirstOrThrow()
  expect(await ownerOf()).toEqual({ person_id: null })
  const { id } = await visitor.call('activate', { body: { token: await mailedToken(market, delivery.email) } })
  expect(await ownerOf()).toEqual({ person_id: id })
  expect((await visitor.call('listOrders')).items).toHaveLength(1)
})

test('a password set by letter shows whose address it is, and so does coming in: orders of a guest follow', async () => {
  const email = 'guest-first@example.com'
  const order = async () => {
    const guest = await aFilledCart(market, [{ ware: (await anOpenStall(market)).wares[0]! }])
    return (await guest.call('placeCheckout', { body: { ...delivery, email } })).id
  }
  const ownerOf = async (id: string) => {
    const found = await market.context.db.selectFrom('checkouts').select('person_id').where('id', '=', id).execute()
    return found[0]!.person_id
  }
  const before = await order()
  const visitor = new Visitor(market.url)
  await visitor.call('signUp', { body: { name: 'Ana Sousa', email, password: everybodysPassword } })
  await visitor.call('requestPasswordReset', { body: { email } })
  const password = 'another long password'
  await visitor.call('resetPassword', { body: { token: await mailedToken(market, email), password } })
  const personId = await ownerOf(before)
  expect(personId).not.toBeNull()
  const after = await order()
  expect(await ownerOf(after)).toBeNull()
  await new Visitor(market.url).call('signIn', { body: { email, password } })
  expect(await ownerOf(after)).toBe(personId)
})

describe('passkeys', () => {
  const forged = {
    id: 'a2V5',
    rawId: 'a2V5',
    type: 'public-key',
    response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
  }

  test('what nobody was asked to sign opens nothing', async () => {
    const visitor = new Visitor(market.url)
    expect(await visitor.call('beginPasskeySignIn')).toMatchObject({ userVerification: 'required' })
    expect(await visitor.refused('signInByPasskey', { body: { credential: forged } })).toMatchObject({
      status: 401,
      code: 'passkey_refused',
    })
  })

  test('the key of somebody that signs wrongly opens nothing, and stands in the audit log', async () => {
    const { id } = await aPerson(market)
    await sql`insert into passkeys (credential_id, person_id, name, public_key, counter, created_at)
              values ('a2V5', ${id}, 'A phone', '\\x00', 0, ${market.clock.now()})`.execute(market.context.db)
    const visitor = new Visitor(market.url)
    const { challenge } = await visitor.call('beginPasskeySignIn')
    const clientDataJSON = Buffer.from(JSON.stringify({ challenge })).toString('base64url')
    const credential = { ...forged, response: { ...forged.response, clientDataJSON } }
    expect(await visitor.refused('signInByPasskey', { body: { credential } })).toMatchObject({
      code: 'passkey_refused',
    })
    market.clock.advance({ minutes: 2 })
    await tellRefusals(market.context)
    await market.settle()
    const { rows } = await sql<{ detail: Record<string, string> }>`
      select detail from audit_log where act = 'person.sign-in-refused' and person_id = ${id}`.execute(
      market.context.db,
    )
    expect(rows.map(({ detail }) => detail['tries'])).toEqual(['passkey that did not fit'])
  })

  test('a key that was added opens the door, once for each time somebody asks', async () => {
    const customer = await aCustomer(market)
    const phone = anAuthenticator(market.url)
    const begun = await customer.call('beginPasskey', { body: { password: everybodysPassword } })
    const added = await customer.call('addPasskey', { body: { credential: phone.create(begun) } })
    expect(await customer.call('listPasskeys')).toMatchObject({ items: [{ id: added.id, lastUsedAt: null }] })

    const visitor = new Visitor(market.url)
    const credential = phone.sign(await visitor.call('beginPasskeySignIn'))
    await visitor.call('signInByPasskey', { body: { credential } })
    expect(await visitor.call('getMe')).toMatchObject({ email: customer.person.email })

    const thief = new Visitor(market.url)
    const refused = { status: 401, code: 'passkey_refused' }
    const triesWith = async (signed: typeof credential) =>
      await thief.refused('signInByPasskey', { body: { credential: signed } })
    expect(await triesWith(credential)).toMatchObject(refused)
    // A copy of a phone counts from where it was taken.
    const copied = phone.sign(await thief.call('beginPasskeySignIn'), { counter: 1 })
    expect(await triesWith(copied)).toMatchObject(refused)
    const another = anAuthenticator(market.url).sign(await thief.call('beginPasskeySignIn'))
    expect(await triesWith({ ...another, id: credential.id, rawId: credential.id })).toMatchObject(refused)
    expect(await thief.refused('getMe')).toMatchObject({ status: 401 })
  })

  test('a passkey is begun with the password alone', async () => {
    const customer = await aCustomer(market)
    expect(await customer.refused('beginPasskey', { body: { password: 'a guess' } })).toMatchObject({
      code: 'wrong_password',
    })
    expect(await customer.call('beginPasskey', { body: { password: everybodysPassword } })).toMatchObject({
      user: { name: customer.person.email },
    })
  })
})
