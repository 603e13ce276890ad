import type * as en from './en.ts'

/** The letters about reviews, in German. */
export const de: typeof en = {
  invitationLetter: ({ name, things, url }) => {
    const others = things.length - 1
    const thing =
      others === 0 ? things[0]! : `${things[0]!} und ${others === 1 ? 'ein weiterer' : `${others} weitere`} Artikel`
    return {
      subject: `Wie gefällt Ihnen Ihr Einkauf: ${thing}?`,
      heading: `Wie ist es, ${name.split(' ')[0]!}?`,
      paragraphs: [
        `Ihr Einkauf ist seit ein paar Tagen bei Ihnen: ${thing}. Ein paar Worte helfen anderen bei der Auswahl und dem Hersteller, es noch besser zu machen.`,
      ],
      action: { label: 'Bewertung schreiben', url },
      footnote: 'Wir fragen einmal je Bestellung.',
    }
  },

  writtenLetter: ({ author, stars, productTitle, url }) => {
    const given = stars === 1 ? 'einen Stern' : `${stars} Sterne`
    return {
      subject: `${author} gibt ${productTitle} ${given}`,
      heading: `${author} gibt ${given}`,
      paragraphs: [`Es gibt eine neue Bewertung zu ${productTitle}. Sie können öffentlich darauf antworten.`],
      action: { label: 'Lesen und antworten', url },
    }
  },

  answeredLetter: ({ shopName, productTitle, answer, url }) => ({
    subject: `${shopName} hat auf Ihre Bewertung geantwortet`,
    heading: `${shopName} hat geantwortet`,
    paragraphs: [`Zu Ihrer Bewertung von ${productTitle} schreibt der Shop:`, answer],
    action: { label: 'Auf der Produktseite ansehen', url },
  }),

  hiddenLetter: ({ productTitle, reason, url }) => ({
    subject: `Ihre Bewertung zu ${productTitle} wird nicht mehr angezeigt`,
    heading: 'Ihre Bewertung wird nicht mehr angezeigt',
    paragraphs: [`Wir haben Ihre Bewertung zu ${productTitle} ausgeblendet. Der Grund: ${reason}`],
    action: { label: 'Ihre Bewertungen ansehen', url },
  }),

  hiddenFromShopLetter: ({ productTitle, reason, url }) => ({
    subject: `Eine Bewertung zu ${productTitle} wird nicht mehr angezeigt`,
    heading: 'Eine Bewertung wird nicht mehr angezeigt',
    paragraphs: [
      `Wir haben eine Bewertung zu ${productTitle} ausgeblendet; ihre Sterne zählen nicht mehr. Der Grund: ${reason}`,
    ],
    action: { label: 'Ihre Bewertungen ansehen', url },
  }),
}
