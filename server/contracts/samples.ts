import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about contracts, with things made up. */
export function contractsSamples({ config }: Context, { language, locale }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const contract = {
    number: 'C-1001',
    title: 'Agreement with shops',
    shopName: 'Oficina do Barro',
    url: `${config.publicUrl}/sign/sample`,
    expiresAt: new Date('2027-03-04T12:00:00Z'),
    isReminder: false,
    locale,
    reason: 'The second paragraph is wrong.',
  }
  return {
    'contract-asked:sample': words.askedLetter(contract),
    'contract-asked:again': words.askedLetter({ ...contract, isReminder: true }),
    'signing-code:sample': words.codeLetter({ code: '204817', title: contract.title, minutes: 10 }),
    'contract-sealed:sample': words.sealedLetter(contract),
    'contract-declined:sample': words.overLetter('declined', contract),
    'contract-expired:sample': words.overLetter('expired', contract),
    'contract-voided:sample': words.overLetter('voided', contract),
  }
}
