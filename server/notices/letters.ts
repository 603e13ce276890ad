import type { LetterText } from '#server/platform/mail/index.ts'

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
