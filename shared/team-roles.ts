/** What somebody is in a shop, the most powerful first. */
export const roles = ['owner', 'manager', 'staff'] as const
export type Role = (typeof roles)[number]

/** What can be done in a shop, and by whom. The one place that says so: policies, screens and the page of the team ask here. */
const table = {
  'see-shop': {
    words: 'See what waits, what the shop offers and who works in it',
    roles: ['owner', 'manager', 'staff'],
  },
  orders: { words: 'See orders, send parcels, call orders off', roles: ['owner', 'manager', 'staff'] },
  returns: { words: 'Answer and receive returns', roles: ['owner', 'manager', 'staff'] },
  disputes: { words: 'Answer disputes', roles: ['owner', 'manager', 'staff'] },
  talk: { words: 'Talk with customers, answer reviews and questions', roles: ['owner', 'manager', 'staff'] },
  products: { words: 'Describe products and keep their stock', roles: ['owner', 'manager', 'staff'] },
  prices: { words: 'List new products and set prices', roles: ['owner', 'manager'] },
  offers: { words: 'Make coupons and sale events', roles: ['owner', 'manager'] },
  refunds: { words: 'Give money back beside a return', roles: ['owner', 'manager'] },
  shop: { words: 'Change the shop page, its shipping and its greetings', roles: ['owner', 'manager'] },
  invoices: { words: 'See and export invoices, keep the legal details', roles: ['owner', 'manager'] },
  contracts: { words: 'Sign contracts and take their files', roles: ['owner', 'manager'] },
  money: { words: 'See the balance and what was earned', roles: ['owner', 'manager'] },
  withdrawals: { words: 'Withdraw money', roles: ['owner', 'manager'] },
  'bank-accounts': { words: 'Say where the money goes', roles: ['owner'] },
  team: { words: 'Invite people, give roles, remove people', roles: ['owner'] },
  closing: { words: 'Close the shop for good', roles: ['owner'] },
} as const satisfies Record<string, { words: string; roles: readonly Role[] }>

export type Ability = keyof typeof table

/** Every ability with its words, in the order in which people read them. */
export const abilities = Object.entries(table).map(([ability, { words }]) => ({ ability: ability as Ability, words }))

/** Whether a role may do something. */
export function may(role: Role, ability: Ability): boolean {
  const allowed: readonly Role[] = table[ability].roles
  return allowed.includes(role)
}

/** Who may do something, as a sentence begins: "Only the owner and managers". */
export function whoMay(ability: Ability): string {
  if (may('staff', ability)) return 'Everybody in the shop'
  return may('manager', ability) ? 'Only the owner and managers' : 'Only the owner'
}
