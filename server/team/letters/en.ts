import type { Role } from '#shared/team-roles.ts'
import type { LetterText } from '#server/platform/mail/index.ts'

const works: Record<Role, string> = {
  owner: 'As an owner you may do everything there, and say who else works in it.',
  manager: 'As a manager you keep its products, orders and money; who works there is for the owner to say.',
  staff: 'You send its parcels, keep its stock and answer its customers; prices and money are for others.',
}

/** To somebody who shall work in a shop. Only an open shop is named: an operator has looked at what it calls itself. */
export function invitationLetter({
  shop,
  role,
  url,
  days,
}: {
  shop: { name: string; isOpen: boolean }
  role: Role
  url: string
  days: number
}): LetterText {
  const where = shop.isOpen ? shop.name : 'a shop'
  return {
    subject: `An invitation to work in ${where}`,
    heading: 'You are invited',
    paragraphs: [
      `The owner of ${shop.isOpen ? shop.name : 'a shop in this market'} invites you to work with them.`,
      works[role],
    ],
    action: { label: 'See the invitation', url },
    footnote: `The link works once, for ${days} days. If you do not know the shop, you need not do anything.`,
  }
}
