import { formatMoney } from '#shared/money.ts'
import type * as en from './en.ts'

/** The letters about saved things, in German. */
export const de: typeof en = {
  returnedLetter: ({ title, optionValues, shopName, url }) => {
    const thing = optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
    return {
      subject: `${title} ist wieder da`,
      heading: `${title} ist wieder da`,
      paragraphs: [
        `Sie wollten Bescheid wissen: ${thing} von ${shopName} steht wieder im Regal. Das Stück ist nicht für Sie reserviert.`,
      ],
      action: { label: 'Ansehen', url },
      footnote: 'Das war die eine E-Mail, um die Sie gebeten haben.',
    }
  },

  cheaperLetter: ({ title, shopName, before, now, url, locale }) => ({
    subject: `${title} kostet jetzt weniger`,
    heading: `${title} für ${formatMoney(now, locale)}`,
    paragraphs: [
      `Sie haben sich ${title} von ${shopName} gemerkt. Der Preis ist jetzt ${formatMoney(now, locale)}; vorher waren es ${formatMoney(before, locale)}.`,
    ],
    action: { label: 'Ansehen', url },
  }),
}
