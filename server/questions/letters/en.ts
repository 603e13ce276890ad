import type { LetterText } from '#server/platform/mail/index.ts'

/** To everybody who works in a shop: somebody asks about a thing of theirs. */
export function askedLetter({
  author,
  body,
  productTitle,
  url,
}: {
  author: string
  body: string
  productTitle: string
  url: string
}): LetterText {
  return {
    subject: `A question about ${productTitle}`,
    heading: `${author} asks`,
    paragraphs: [`About ${productTitle}:`, body, 'Your answer is read by everybody who looks at it.'],
    action: { label: 'Answer', url },
  }
}

/** To who asked: the shop has answered. */
export function answeredLetter({
  shopName,
  productTitle,
  body,
  answer,
  url,
}: {
  shopName: string
  productTitle: string
  body: string
  answer: string
  url: string
}): LetterText {
  return {
    subject: `${shopName} has answered your question`,
    heading: `${shopName} has answered`,
    paragraphs: [`You asked about ${productTitle}: ${body}`, answer],
    action: { label: `See ${productTitle}`, url },
  }
}

/** To who asked: an operator has hidden the question. */
export function hiddenLetter({ productTitle, reason }: { productTitle: string; reason: string }): LetterText {
  return {
    subject: `Your question about ${productTitle} is no longer shown`,
    heading: 'Your question is no longer shown',
    paragraphs: [`We have hidden your question about ${productTitle}. The reason: ${reason}`],
  }
}

/** To everybody who works in a shop: an operator has hidden a question about a thing of theirs. */
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
    subject: `A question about ${productTitle} is no longer shown`,
    heading: 'A question is no longer shown',
    paragraphs: [
      `We have hidden a question about ${productTitle}, with your answer if you gave one. The reason: ${reason}`,
    ],
    action: { label: 'See your questions', url },
  }
}
