import { expect, test } from 'vitest'
import { abilities, may, whoMay, type Ability, type Role } from './team-roles.ts'

const all = abilities.map(({ ability }) => ability)
const of = (role: Role) => all.filter((ability) => may(role, ability))

test('the owner may do everything, and nobody may what a role above them may not', () => {
  expect(of('owner')).toEqual(all)
  expect(of('owner')).toEqual(expect.arrayContaining(of('manager')))
  expect(of('manager')).toEqual(expect.arrayContaining(of('staff')))
})

test('staff keep the day going, and money, prices and people are not theirs', () => {
  const kept: Ability[] = ['see-shop', 'orders', 'returns', 'disputes', 'talk', 'products']
  expect(of('staff')).toEqual(kept)
})

test('where the money goes, who belongs and whether it goes on is for the owner alone', () => {
  const owners: Ability[] = ['bank-accounts', 'team', 'closing']
  expect(all.filter((ability) => !may('manager', ability))).toEqual(owners)
})

test('a refusal says who may', () => {
  expect(whoMay('orders')).toBe('Everybody in the shop')
  expect(whoMay('refunds')).toBe('Only the owner and managers')
  expect(whoMay('team')).toBe('Only the owner')
})
