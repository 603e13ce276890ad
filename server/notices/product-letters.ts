import type { LetterText } from '#server/platform/mail/index.ts'

export interface AboutProduct {
  title: string
  shopName: string
  /** Where the button of the letter leads. */
  url: string
}

/** To everybody who works in a shop: a product of theirs was looked at and is let in. */
export function productApprovedLetter({ title, shopName, url }: AboutProduct): LetterText {
  return {
    subject: `${title} is on the shelf`,
    heading: 'It is on the shelf',
    paragraphs: [`The people who run the market have looked at ${title} of ${shopName} and let it in.`],
    action: { label: 'Look at it', url },
  }
}

/** To everybody who works in a shop: what is to be changed before a product can go live. */
export function productSentBackLetter({ title, shopName, reason, url }: AboutProduct & { reason: string }): LetterText {
  return {
    subject: `${title}: please change it`,
    heading: 'Nearly there',
    paragraphs: [
      `The people who run the market have looked at ${title} of ${shopName}. It is a draft again until you have changed something.`,
      `What they wrote: ${reason}`,
    ],
    action: { label: 'Change it', url },
  }
}

/** To everybody who works in a shop: a product was taken down, and why. */
export function productBlockedLetter({ title, shopName, reason, url }: AboutProduct & { reason: string }): LetterText {
  return {
    subject: `${title} is taken down`,
    heading: 'A product is taken down',
    paragraphs: [
      `The people who run the market have taken ${title} of ${shopName} off the shelf. Orders that are paid go ahead as ever.`,
      `The reason given: ${reason}`,
    ],
    action: { label: 'Look at it', url },
  }
}

/** To everybody who works in a shop: a product that was taken down is theirs again. */
export function productUnblockedLetter({
  title,
  shopName,
  reason,
  url,
}: AboutProduct & { reason: string }): LetterText {
  return {
    subject: `${title} is yours again`,
    heading: 'You can put it back',
    paragraphs: [
      `The people who run the market have given ${title} back to ${shopName}. Publish it when it should be on the shelf.`,
      `What they wrote: ${reason}`,
    ],
    action: { label: 'Go to it', url },
  }
}
