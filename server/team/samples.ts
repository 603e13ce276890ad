import { linkTo } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** The invitation into a shop, with things made up. */
export function teamSamples(context: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const url = linkTo(context, 'seller', 'invitation', { token: 'sample' })
  const shop = { name: 'Oficina do Barro', isOpen: true }
  return { 'shop-invitation:sample': words.invitationLetter({ shop, role: 'manager', url, days: 7 }) }
}
