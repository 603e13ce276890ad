import type * as en from './en.ts'

const lookAtIt = 'Ansehen'
const theyWrote = (reason: string) => `Das haben sie geschrieben: ${reason}`

/** The letters about what becomes of a shop and of its products, in German. */
export const de: typeof en = {
  shopAppliedLetter: ({ shopName, isAgain, url }) => ({
    subject: isAgain ? `${shopName} hat die Bewerbung geändert` : `${shopName} möchte aufgenommen werden`,
    heading: isAgain ? 'Eine Bewerbung ist zurück' : 'Eine neue Bewerbung',
    paragraphs: [
      isAgain
        ? `${shopName} hat geändert, worum Sie gebeten haben, und wartet auf Ihre Antwort.`
        : `${shopName} hat sich beworben und wartet auf Ihre Antwort.`,
    ],
    action: { label: lookAtIt, url },
  }),

  shopChangesRequestedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName}: Bitte ändern Sie Ihre Bewerbung`,
    heading: 'Fast geschafft',
    paragraphs: [
      `Die Betreiber des Marktplatzes haben die Bewerbung von ${shopName} angesehen und bitten Sie um eine Änderung.`,
      theyWrote(reason),
    ],
    action: { label: 'Bewerbung ändern', url },
  }),

  shopDeclinedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} wird nicht aufgenommen`,
    heading: 'Ihre Bewerbung wurde abgelehnt',
    paragraphs: [
      `Die Betreiber des Marktplatzes haben entschieden, ${shopName} nicht aufzunehmen.`,
      `Der Grund: ${reason}`,
    ],
    action: { label: 'Nachfragen', url },
  }),

  shopApprovedLetter: ({ shopName, url }) => ({
    subject: `${shopName} ist eröffnet`,
    heading: 'Ihr Shop ist eröffnet',
    paragraphs: [
      `Die Betreiber des Marktplatzes haben ${shopName} angesehen und aufgenommen. Was Sie veröffentlicht haben, steht ab jetzt in den Regalen.`,
    ],
    action: { label: 'Zu Ihrem Shop', url },
  }),

  shopSuspendedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} ist gesperrt`,
    heading: 'Ihr Shop ist gesperrt',
    paragraphs: [
      `Die Betreiber des Marktplatzes haben ${shopName} vorerst aus den Regalen genommen. Bezahlte Bestellungen laufen weiter wie gewohnt.`,
      ...(reason === '' ? [] : [`Der Grund: ${reason}`]),
    ],
    action: { label: 'Nachfragen', url },
  }),

  shopReinstatedLetter: ({ shopName, url }) => ({
    subject: `${shopName} ist wieder geöffnet`,
    heading: 'Ihr Shop ist wieder geöffnet',
    paragraphs: [`${shopName} darf wieder verkaufen, und was Sie veröffentlicht haben, steht wieder in den Regalen.`],
    action: { label: 'Zu Ihrem Shop', url },
  }),

  shopClosedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} ist geschlossen`,
    heading: 'Ihr Shop ist geschlossen',
    paragraphs: [
      `${shopName} verkauft nichts mehr. Was der Shop verkauft und eingenommen hat, seine Rechnungen und seine Nachrichten bleiben einsehbar.`,
      ...(reason === '' ? [] : [`Der Grund: ${reason}`]),
    ],
    action: { label: 'Zu Ihrem Shop', url },
  }),

  productApprovedLetter: ({ title, shopName, url }) => ({
    subject: `${title} steht im Regal`,
    heading: 'Ihr Produkt steht im Regal',
    paragraphs: [`Die Betreiber des Marktplatzes haben ${title} von ${shopName} angesehen und freigegeben.`],
    action: { label: lookAtIt, url },
  }),

  productSentBackLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title}: Bitte ändern Sie das Produkt`,
    heading: 'Fast geschafft',
    paragraphs: [
      `Die Betreiber des Marktplatzes haben ${title} von ${shopName} angesehen. Es ist wieder ein Entwurf, bis Sie etwas geändert haben.`,
      theyWrote(reason),
    ],
    action: { label: 'Produkt ändern', url },
  }),

  productBlockedLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} wurde gesperrt`,
    heading: 'Ein Produkt wurde gesperrt',
    paragraphs: [
      `Die Betreiber des Marktplatzes haben ${title} von ${shopName} aus dem Regal genommen. Bezahlte Bestellungen laufen weiter wie gewohnt.`,
      `Der Grund: ${reason}`,
    ],
    action: { label: lookAtIt, url },
  }),

  productUnblockedLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} gehört wieder Ihnen`,
    heading: 'Sie können das Produkt wieder anbieten',
    paragraphs: [
      `Die Betreiber des Marktplatzes haben ${title} an ${shopName} zurückgegeben. Veröffentlichen Sie das Produkt, wenn es wieder im Regal stehen soll.`,
      theyWrote(reason),
    ],
    action: { label: 'Zum Produkt', url },
  }),
}
