import type { LetterText } from '#server/platform/mail/index.ts'

/** To a person: the copy of your data is ready. */
export function exportReadyLetter({ days, url }: { days: number; url: string }): LetterText {
  return {
    subject: 'The copy of your data is ready',
    heading: 'Your copy is ready',
    paragraphs: [`You asked for all that is known about you here. It lies ready in your account for ${days} days.`],
    action: { label: 'Get it', url },
    footnote: 'If you did not ask for it, set a new password: somebody knows the one you have.',
  }
}

/** To a person: you will be forgotten, unless you change your mind. */
export function erasureLetter({ days, url }: { days: number; url: string }): LetterText {
  return {
    subject: 'Your account will be erased',
    heading: `In ${days} days you will be forgotten here`,
    paragraphs: [
      'You asked for your account to be erased. Until then everything goes on as before, and you can change your mind.',
      'Then your name, addresses and letters go. What you said in reviews and messages stands without your name, and invoices are kept for as long as the law asks.',
    ],
    action: { label: 'Keep my account', url },
    footnote: 'If you did not ask for it, set a new password: somebody knows the one you have.',
  }
}
