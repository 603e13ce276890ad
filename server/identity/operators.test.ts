import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCustomer, anOperator, everybodysPassword } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { lettersTo, mailedToken } from '#test/support/mailbox.ts'
import { Visitor } from '#test/support/visitor.ts'
import { createFirstInvitation } from './index.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const password = 'a long enough one'
const stranger = () => new Visitor(market.url)

function invitationIn(url: string | null): string {
  return new URL(url!).searchParams.get('invitation')!
}

test('an empty market gives its first invitation to whoever starts it, until it has an operator', async () => {
  const earlier = await createFirstInvitation(market.context)
  const url = await createFirstInvitation(market.context)
  expect(url).toContain(`${market.url}/operator/sign-up?invitation=`)

  const email = 'first@example.com'
  const body = { name: 'First', email, password }
  expect(
    await stranger().refused('operatorSignUp', { body: { ...body, invitation: invitationIn(earlier) } }),
  ).toMatchObject({ status: 422, code: 'invitation_invalid', errors: [{ path: 'body.invitation' }] })
  const first = stranger()
  await first.call('operatorSignUp', { body: { ...body, invitation: invitationIn(url) } })
  await first.call('operatorActivate', { body: { token: await mailedToken(market, email) } })
  expect(await first.call('operatorGetMe')).toMatchObject({ name: 'First', email })
  expect(await createFirstInvitation(market.context)).toBeNull()
})

test('an operator invites another, who signs up with it', async () => {
  const operator = await anOperator(market)
  const email = 'invited@example.com'
  expect(await operator.call('inviteOperator', { body: { email } })).toEqual({ sentTo: email })
  const invitation = await mailedToken(market, email)
  const invited = stranger()
  await invited.call('operatorSignUp', { body: { name: 'Invited', email, password, invitation } })
  expect(await invited.refused('operatorSignIn', { body: { email, password } })).toMatchObject({
    code: 'not_activated',
  })
  await invited.call('operatorActivate', { body: { token: await mailedToken(market, email) } })
  expect(await invited.call('operatorGetMe')).toMatchObject({ name: 'Invited', email })
})

test('without an invitation nobody becomes an operator', async () => {
  const body = { name: 'Nobody', email: 'uninvited@example.com', password }
  expect(
    await stranger().refused('operatorSignUp', { body: { ...body, invitation: 'an invitation of my own' } }),
  ).toMatchObject({ code: 'invitation_invalid' })
  expect(await stranger().refused('operatorSignUp', { body })).toMatchObject({
    code: 'validation_failed',
    errors: [{ path: 'body.invitation' }],
  })
  expect(await lettersTo(market, body.email)).toEqual([])
})

test('an invitation is for the address it was sent to, works once, and for a week', async () => {
  const operator = await anOperator(market)
  const email = 'meant@example.com'
  await operator.call('inviteOperator', { body: { email } })
  const invitation = await mailedToken(market, email)
  const signUp = (email: string) => ({ body: { name: 'Meant', email, password, invitation } })
  expect(await stranger().refused('operatorSignUp', signUp('finder@example.com'))).toMatchObject({
    code: 'invitation_invalid',
  })
  await stranger().call('operatorSignUp', signUp(email))
  expect(await stranger().refused('operatorSignUp', signUp(email))).toMatchObject({ code: 'invitation_invalid' })

  await operator.call('inviteOperator', { body: { email: 'slow@example.com' } })
  const slow = await mailedToken(market, 'slow@example.com')
  market.clock.advance({ days: 7, seconds: 1 })
  expect(
    await stranger().refused('operatorSignUp', {
      body: { name: 'Slow', email: 'slow@example.com', password, invitation: slow },
    }),
  ).toMatchObject({ code: 'invitation_invalid' })
})

test('a customer who is invited keeps the account and becomes an operator by the mailed link', async () => {
  const { person } = await aCustomer(market)
  const { email } = person
  const operator = await anOperator(market)
  await operator.call('inviteOperator', { body: { email } })
  const invitation = await mailedToken(market, email)
  market.clock.advance({ minutes: 1 })
  await stranger().call('operatorSignUp', { body: { name: 'Other', email, password, invitation } })
  expect(await stranger().refused('operatorSignIn', { body: { email, password: everybodysPassword } })).toMatchObject({
    code: 'no_place_at_this_door',
  })
  const invited = stranger()
  const me = await invited.call('operatorActivate', { body: { token: await mailedToken(market, email) } })
  expect(me).toMatchObject({ id: person.id, name: person.name })
  await stranger().call('operatorSignIn', { body: { email, password: everybodysPassword } })
})

test('only operators invite', async () => {
  const customer = await aCustomer(market)
  expect(await customer.refused('inviteOperator', { body: { email: 'friend@example.com' } })).toMatchObject({
    status: 401,
    code: 'sign_in_required',
  })
})
