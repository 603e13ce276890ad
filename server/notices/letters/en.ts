import type { LetterText } from '#server/platform/mail/index.ts'

interface AboutShop {
  shopName: string
  /** Where the button of the letter leads. */
  url: string
}

/** To an operator: a shop waits for a word, for the first time or after changes. */
export function shopAppliedLetter({
  shopName,
  isAgain,
  url,
}: {
  shopName: string
  isAgain: boolean
  url: string
}): LetterText {
  return {
    subject: isAgain ? `${shopName} has changed its application` : `${shopName} wants to be let in`,
    heading: isAgain ? 'An application is back' : 'A new application',
    paragraphs: [
      isAgain
        ? `${shopName} has changed what you asked for and waits for your word.`
        : `${shopName} has handed in its application and waits for your word.`,
    ],
    action: { label: 'Look at it', url },
  }
}

/** To everybody who works in a shop: what is to be changed before it can be let in. */
export function shopChangesRequestedLetter({ shopName, reason, url }: AboutShop & { reason: string }): LetterText {
  return {
    subject: `${shopName}: please change your application`,
    heading: 'Nearly there',
    paragraphs: [
      `The people who run the market have looked at the application of ${shopName} and ask you to change something.`,
      `What they wrote: ${reason}`,
    ],
    action: { label: 'Change it', url },
  }
}

/** To everybody who works in a shop: it is not let in, and why. */
export function shopDeclinedLetter({ shopName, reason, url }: AboutShop & { reason: string }): LetterText {
  return {
    subject: `${shopName} is not let in`,
    heading: 'Your application is declined',
    paragraphs: [
      `The people who run the market have decided not to let ${shopName} in.`,
      `The reason given: ${reason}`,
    ],
    action: { label: 'Ask about it', url },
  }
}

/** To everybody who works in a shop: it may sell. */
export function shopApprovedLetter({ shopName, url }: { shopName: string; url: string }): LetterText {
  return {
    subject: `${shopName} is open`,
    heading: 'Your shop is open',
    paragraphs: [
      `The people who run the market have looked at ${shopName} and let it in. What you have published is on the shelves from now on.`,
    ],
    action: { label: 'Go to your shop', url },
  }
}

/** To everybody who works in a shop: it may sell nothing for the time being, and why. */
export function shopSuspendedLetter({
  shopName,
  reason,
  url,
}: {
  shopName: string
  reason: string
  url: string
}): LetterText {
  return {
    subject: `${shopName} is suspended`,
    heading: 'Your shop is suspended',
    paragraphs: [
      `The people who run the market have taken ${shopName} off the shelves for the time being. Orders that are paid go ahead as ever.`,
      ...(reason === '' ? [] : [`The reason given: ${reason}`]),
    ],
    action: { label: 'Ask about it', url },
  }
}

/** To everybody who works in a shop: it may sell again. */
export function shopReinstatedLetter({ shopName, url }: { shopName: string; url: string }): LetterText {
  return {
    subject: `${shopName} is open again`,
    heading: 'Your shop is open again',
    paragraphs: [`${shopName} may sell again, and what you have published is back on the shelves.`],
    action: { label: 'Go to your shop', url },
  }
}

/** To everybody who works in a shop: it is closed for good; without a reason where its owner closed it. */
export function shopClosedLetter({
  shopName,
  reason,
  url,
}: {
  shopName: string
  reason: string
  url: string
}): LetterText {
  return {
    subject: `${shopName} is closed`,
    heading: 'Your shop is closed',
    paragraphs: [
      `${shopName} sells nothing any more. What it sold and earned, its invoices and its messages can still be seen.`,
      ...(reason === '' ? [] : [`The reason given: ${reason}`]),
    ],
    action: { label: 'Go to your shop', url },
  }
}

interface AboutProduct {
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
