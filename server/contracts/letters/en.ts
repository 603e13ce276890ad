import { writeDate, type LetterText } from '#server/platform/mail/index.ts'

/** What a letter needs to know of a contract. */
export interface ContractInLetter {
  number: string
  title: string
  shopName: string
  url: string
  expiresAt: Date
  isReminder: boolean
  locale: string
}

/** To who is asked to sign. */
export function askedLetter({
  number,
  title,
  shopName,
  url,
  expiresAt,
  isReminder,
  locale,
}: ContractInLetter): LetterText {
  return {
    subject: isReminder ? `Still to be signed: ${title}` : `Please sign: ${title}`,
    heading: title,
    paragraphs: [
      `${number}, about ${shopName}, ${isReminder ? 'still waits' : 'waits'} for your signature. The link is yours alone: please do not pass it on.`,
      `Read it, ask if something is unclear, and sign or decline. The link works until ${writeDate(expiresAt, locale)}.`,
    ],
    action: { label: 'Read and sign', url },
  }
}

/** To who signs without an account. */
export function codeLetter({ code, title, minutes }: { code: string; title: string; minutes: number }): LetterText {
  return {
    subject: `${code} is your code to sign`,
    heading: code,
    paragraphs: [
      `This code shows that it is you who signs “${title}”. It works for ${minutes} minutes.`,
      'If you are not about to sign something, somebody may have your link: do not give them the code.',
    ],
  }
}

/** To everybody who signed, with the sealed file. */
export function sealedLetter({ number, title, url }: { number: string; title: string; url: string }): LetterText {
  return {
    subject: `Signed by all: ${title}`,
    heading: 'Signed and sealed',
    paragraphs: [
      `All have signed ${number}, “${title}”.`,
      'The sealed copy is attached; its last page tells who signed, when and how.',
      'Keep the file as it is: any change to it, however small, can be seen.',
    ],
    action: { label: 'Check the file', url },
  }
}

/** To everybody who signs: it came to nothing. */
export function overLetter(
  why: 'declined' | 'expired' | 'voided',
  { number, title, reason }: { number: string; title: string; reason: string },
): LetterText {
  const words = {
    declined: 'was declined',
    expired: 'was not signed in time',
    voided: 'was taken back by the market',
  }[why]
  return {
    subject: `${title} ${words}`,
    heading: `The contract ${words}`,
    paragraphs: [
      `${number}, “${title}”, ${words}. Nobody is bound by it.`,
      ...(reason ? [`The reason given: ${reason}`] : []),
    ],
  }
}
