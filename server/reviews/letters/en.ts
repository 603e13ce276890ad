import type { LetterText } from '#server/platform/mail/index.ts'

/** To a customer: how are the things that arrived some days ago? */
export function invitationLetter({
  name,
  things,
  url,
}: {
  name: string
  things: readonly string[]
  url: string
}): LetterText {
  const thing = things.length === 1 ? things[0]! : `${things[0]!} and ${things.length - 1} more`
  return {
    subject: `How is ${thing}?`,
    heading: `How is it, ${name.split(' ')[0]!}?`,
    paragraphs: [
      `You have had ${thing} for some days now. A few words help others to choose, and the maker to make it better.`,
    ],
    action: { label: 'Say how it is', url },
    footnote: 'We ask once per order.',
  }
}

/** To everybody who works in a shop: somebody has reviewed a thing of theirs. */
export function writtenLetter({
  author,
  stars,
  productTitle,
  url,
}: {
  author: string
  stars: number
  productTitle: string
  url: string
}): LetterText {
  const given = stars === 1 ? 'one star' : `${stars} stars`
  return {
    subject: `${author} gave ${productTitle} ${given}`,
    heading: `${author} gave ${given}`,
    paragraphs: [`There is a new review of ${productTitle}. You can answer it in public.`],
    action: { label: 'Read and answer', url },
  }
}

/** To the author: the shop has answered. */
export function answeredLetter({
  shopName,
  productTitle,
  answer,
  url,
}: {
  shopName: string
  productTitle: string
  answer: string
  url: string
}): LetterText {
  return {
    subject: `${shopName} has answered your review`,
    heading: `${shopName} has answered`,
    paragraphs: [`About your review of ${productTitle} they say:`, answer],
    action: { label: 'See it on its page', url },
  }
}

/** To the author: an operator has hidden the review. */
export function hiddenLetter({
  productTitle,
  reason,
  url,
}: {
  productTitle: string
  reason: string
  url: string
}): LetterText {
  return {
    subject: `Your review of ${productTitle} is no longer shown`,
    heading: 'Your review is no longer shown',
    paragraphs: [`We have hidden your review of ${productTitle}. The reason: ${reason}`],
    action: { label: 'See your reviews', url },
  }
}

/** To everybody who works in a shop: an operator has hidden a review about a thing of theirs. */
export function hiddenFromShopLetter({
  productTitle,
  reason,
  url,
}: {
  productTitle: string
  reason: string
  url: string
}): LetterText {
  return {
    subject: `A review of ${productTitle} is no longer shown`,
    heading: 'A review is no longer shown',
    paragraphs: [`We have hidden a review of ${productTitle}, and its stars count no more. The reason: ${reason}`],
    action: { label: 'See your reviews', url },
  }
}
