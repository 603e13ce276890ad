import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { askedLetter, codeLetter, overLetter, sealedLetter } from './letters.ts'

/** Every letter about contracts, with things made up. */
export function contractsSamples({ config }: Context): Record<string, LetterText | WrittenLetter> {
  const contract = {
    number: 'C-1001',
    title: 'Agreement with shops',
    shopName: 'Oficina do Barro',
    url: `${config.publicUrl}/sign/sample`,
    expiresOn: 'March 4',
    isReminder: false,
    reason: 'The second paragraph is wrong.',
  }
  return {
    'contract-asked:sample': askedLetter(contract),
    'contract-asked:again': askedLetter({ ...contract, isReminder: true }),
    'signing-code:sample': codeLetter({ code: '204817', title: contract.title, minutes: 10 }),
    'contract-sealed:sample': sealedLetter(contract),
    'contract-declined:sample': overLetter('declined', contract),
    'contract-expired:sample': overLetter('expired', contract),
    'contract-voided:sample': overLetter('voided', contract),
  }
}
