import type * as en from './en.ts'

/** The letters about questions, in German. */
export const de: typeof en = {
  askedLetter: ({ author, body, productTitle, url }) => ({
    subject: `Eine Frage zu ${productTitle}`,
    heading: `${author} fragt`,
    paragraphs: [`Zu ${productTitle}:`, body, 'Ihre Antwort lesen alle, die sich das Produkt ansehen.'],
    action: { label: 'Antworten', url },
  }),

  answeredLetter: ({ shopName, productTitle, body, answer, url }) => ({
    subject: `${shopName} hat Ihre Frage beantwortet`,
    heading: `${shopName} hat geantwortet`,
    paragraphs: [`Sie haben zu ${productTitle} gefragt: ${body}`, answer],
    action: { label: `${productTitle} ansehen`, url },
  }),

  hiddenLetter: ({ productTitle, reason }) => ({
    subject: `Ihre Frage zu ${productTitle} wird nicht mehr angezeigt`,
    heading: 'Ihre Frage wird nicht mehr angezeigt',
    paragraphs: [`Wir haben Ihre Frage zu ${productTitle} ausgeblendet. Der Grund: ${reason}`],
  }),

  hiddenFromShopLetter: ({ productTitle, reason, url }) => ({
    subject: `Eine Frage zu ${productTitle} wird nicht mehr angezeigt`,
    heading: 'Eine Frage wird nicht mehr angezeigt',
    paragraphs: [
      `Wir haben eine Frage zu ${productTitle} ausgeblendet, mit Ihrer Antwort, falls Sie eine gegeben haben. Der Grund: ${reason}`,
    ],
    action: { label: 'Ihre Fragen ansehen', url },
  }),
}
