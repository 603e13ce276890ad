import { linkTo } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { invitationLetter } from './letters.ts'

/** The invitation into a shop, with things made up. */
export function teamSamples(context: Context): Record<string, LetterText | WrittenLetter> {
  const url = linkTo(context, 'seller', 'invitation', { token: 'sample' })
  const shop = { name: 'Oficina do Barro', isOpen: true }
  return { 'shop-invitation:sample': invitationLetter(context, { shop, role: 'manager', url, days: 7 }) }
}
