import { formatMoney } from '#shared/money.ts'
import type { LetterText } from '#server/platform/mail/index.ts'
import type { DocumentInLetter, Kind } from './en.ts'
import type * as en from './en.ts'

const whats = {
  invoice: { yours: 'Votre facture', the: 'La facture', attached: 'jointe' },
  credit_note: { yours: 'Votre avoir', the: 'L’avoir', attached: 'joint' },
  correction: { yours: 'Votre facture rectificative', the: 'La facture rectificative', attached: 'jointe' },
}
const seeAll = 'Voir toutes les factures'

/** The letters about documents, in French. */
export const fr: typeof en = {
  invoiceLetter: ({ order, url, ...about }) => ({
    ...attached(about, `pour la commande ${order}`),
    action: { label: 'Voir la commande', url },
  }),

  commissionLetter: ({ url, ...about }) => ({
    ...attached(about, 'pour la commission du mois'),
    action: { label: seeAll, url },
  }),

  statementLetter: ({ number, from, total, withdrawal, url, locale }) => ({
    subject: `Votre relevé de versement ${number} de ${from}`,
    heading: 'Votre relevé de versement',
    paragraphs: [
      `Le relevé ${number} du versement ${withdrawal}, d’un montant de ${formatMoney(total, locale)}, est joint.`,
    ],
    action: { label: seeAll, url },
  }),
}

function attached(
  { kind, number, from, total, locale }: Omit<DocumentInLetter, 'url'> & Kind,
  about: string,
): Pick<LetterText, 'subject' | 'heading' | 'paragraphs'> {
  const what = whats[kind]
  return {
    subject: `${what.yours} ${number} de ${from}`,
    heading: what.yours,
    paragraphs: [
      `${what.the} ${number} ${about}, ${formatMoney(total, locale)} taxes comprises, est ${what.attached}.`,
      'C’est un PDF qui contient aussi les chiffres pour les logiciels de comptabilité.',
    ],
  }
}
