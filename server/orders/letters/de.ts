import { formatMoney } from '#shared/money.ts'
import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeOrder = 'Bestellung ansehen'
const openOrder = (number: string) => `Bestellung ${number} öffnen`
const because = (reason: string) => (reason === '' ? [] : [`Der Grund: ${reason}`])

/** The letters about orders, in German. */
export const de: typeof en = {
  confirmationLetter: ({ orders, willPayAtDoor, hasParcel, url, locale }) => ({
    subject:
      orders.length === 1 ? `Ihre Bestellung ${orders[0]!.number} ist bestätigt` : 'Ihre Bestellungen sind bestätigt',
    heading: 'Vielen Dank für Ihre Bestellung',
    paragraphs: [
      ...orders.map(
        ({ number, shopName, things, total }) =>
          `${shopName}, Bestellung ${number}: ${things}. ${formatMoney(total, locale)}${hasParcel ? ' mit Versand' : ''}.`,
      ),
      willPayAtDoor
        ? 'Sie zahlen bar, wenn das Paket an Ihrer Tür ist.'
        : !hasParcel
          ? 'Ihre Zahlung ist eingegangen. Ihre Dateien sind gleich bereit, und wir schreiben Ihnen dann.'
          : 'Ihre Zahlung ist eingegangen. Jeder Shop verschickt sein eigenes Paket und sagt Ihnen Bescheid, wenn es unterwegs ist.',
    ],
    action: { label: seeOrder, url },
    footnote: 'Wer diesen Link hat, kann die Bestellung sehen. Bitte geben Sie ihn nicht weiter.',
  }),

  newOrderLetter: ({ order, handOverBy, url, locale }) => ({
    subject: `Neue Bestellung ${order.number}`,
    heading: 'Sie haben eine neue Bestellung',
    paragraphs: [
      `${order.things}. ${formatMoney(order.total, locale)}${handOverBy ? ' mit Versand' : ''}.`,
      handOverBy
        ? `Bitte übergeben Sie das Paket bis zum ${writeDay(handOverBy, locale)}.`
        : 'Es gibt nichts zu versenden: Der Kunde lädt es herunter.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shippedLetter: ({ order, carrier, trackingNumber, expectedFrom, expectedTo, url, locale }) => ({
    subject: `Ihre Bestellung ${order.number} ist unterwegs`,
    heading: 'Ihr Paket ist unterwegs',
    paragraphs: [
      `${order.shopName} hat verschickt${carrier === '' ? '' : `, mit ${carrier}`}: ${order.things}. Die Lieferung kommt voraussichtlich zwischen dem ${writeDay(expectedFrom, locale)} und dem ${writeDay(expectedTo, locale)}.`,
      ...(trackingNumber === '' ? [] : [`Sendungsnummer: ${trackingNumber}`]),
    ],
    action: { label: 'Sendung verfolgen', url },
  }),

  deliveredLetter: ({ order, returnDays, url }) => ({
    subject: `Ihre Bestellung ${order.number} wurde geliefert`,
    heading: 'Ihr Paket ist angekommen',
    paragraphs: [
      `${order.shopName} hat uns die Lieferung gemeldet: ${order.things}.`,
      ...(returnDays > 0
        ? [`Sie können sie innerhalb von ${returnDays === 1 ? 'einem Tag' : `${returnDays} Tagen`} zurückgeben.`]
        : []),
    ],
    action: { label: seeOrder, url },
  }),

  cancelledLetter: ({ order, reason, refund, url, locale }) => ({
    subject: `Ihre Bestellung ${order.number} wurde storniert`,
    heading: 'Ihre Bestellung wurde storniert',
    paragraphs: [
      `Ihre Bestellung bei ${order.shopName} wurde storniert: ${order.things}.`,
      ...because(reason),
      refund
        ? `${formatMoney(refund, locale)} gehen auf dem Weg zurück, auf dem Sie gezahlt haben. Wir schreiben Ihnen, sobald es so weit ist.`
        : 'Es wurde nichts gezahlt, also ist auch nichts zu erstatten.',
    ],
    action: { label: seeOrder, url },
  }),

  shopCancelledLetter: ({ order, reason, url }) => ({
    subject: `Bestellung ${order.number} wurde storniert`,
    heading: 'Eine Bestellung wurde storniert',
    paragraphs: [
      `Bitte verschicken Sie Bestellung ${order.number} (${order.things}) nicht mehr: Sie wurde storniert.`,
      ...because(reason),
      'Die Artikel stehen wieder zum Verkauf.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shopReducedLetter: ({ order, things, url }) => ({
    subject: `Ein Teil von Bestellung ${order.number} wird nicht verschickt`,
    heading: 'Eine Bestellung ist kleiner geworden',
    paragraphs: [
      `Aus Bestellung ${order.number} herausgenommen: ${things}. Bitte verschicken Sie den Rest.`,
      'Was herausgenommen wurde, steht wieder zum Verkauf.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  paidTooLateLetter: ({ order, refund, url, locale }) => ({
    subject: `Ihre Zahlung für Bestellung ${order.number} geht an Sie zurück`,
    heading: 'Ihre Zahlung kam zu spät',
    paragraphs: [
      `Ihre Zahlung an ${order.shopName} für ${order.things} kam, als die Bestellung schon abgelaufen war, und die Ware ist inzwischen verkauft.`,
      `${formatMoney(refund, locale)} gehen auf dem Weg zurück, auf dem Sie gezahlt haben. Wir schreiben Ihnen, sobald es so weit ist. Es tut uns leid.`,
    ],
    action: { label: seeOrder, url },
  }),

  refundedLetter: ({ order, refund, isToBank, reason, url, locale }) => ({
    subject: `${formatMoney(refund, locale)} für Bestellung ${order.number} wurden Ihnen erstattet`,
    heading: 'Ihr Geld ist unterwegs zu Ihnen',
    paragraphs: [
      `Wir haben Ihnen ${formatMoney(refund, locale)} für ${order.things} von ${order.shopName} erstattet, ${isToBank ? 'auf Ihr Bankkonto' : 'auf dem Weg, auf dem Sie gezahlt haben'}.`,
      ...because(reason),
      'Bei Banken kann es ein paar Tage dauern, bis die Erstattung zu sehen ist.',
    ],
    action: { label: seeOrder, url },
  }),

  whereToLetter: ({ order, refund, url, locale }) => ({
    subject: `Wohin dürfen wir ${formatMoney(refund, locale)} für Bestellung ${order.number} überweisen?`,
    heading: 'Sie bekommen Geld zurück',
    paragraphs: [
      `Wir erstatten Ihnen ${formatMoney(refund, locale)} für ${order.things} von ${order.shopName}. Sie haben bar gezahlt, deshalb nennen Sie uns bitte Ihr Bankkonto.`,
    ],
    action: { label: 'Bankkonto nennen', url },
  }),

  reducedLetter: ({ order, refund, reason, url, locale }) => ({
    subject: `Ihre Bestellung ${order.number} ist kleiner geworden`,
    heading: 'Ein Teil Ihrer Bestellung wurde storniert',
    paragraphs: [
      `Wenn das Paket von ${order.shopName} an Ihrer Tür ist, zahlen Sie ${formatMoney(refund, locale)} weniger.`,
      ...because(reason),
    ],
    action: { label: seeOrder, url },
  }),

  refundCameBackLetter: ({ order, refund, url, locale }) => ({
    subject: `Die Erstattung für Bestellung ${order.number} ist nicht angekommen`,
    heading: 'Ihre Bank hat unsere Erstattung zurückgeschickt',
    paragraphs: [
      `Wir haben ${formatMoney(refund, locale)} für ${order.things} von ${order.shopName} erstattet, und Ihre Bank hat den Betrag nicht angenommen.`,
      'Das Geld ist nicht verloren: Wir finden einen anderen Weg und schreiben Ihnen wieder.',
    ],
    action: { label: seeOrder, url },
  }),

  shopRefundedLetter: ({ order, refund, reason, bearer, url, locale }) => ({
    subject: `${formatMoney(refund, locale)} von Bestellung ${order.number} wurden erstattet`,
    heading: 'Ihrem Kunden wurde Geld erstattet',
    paragraphs: [
      `${formatMoney(refund, locale)} von Bestellung ${order.number} (${order.things}) wurden dem Kunden erstattet.`,
      ...because(reason),
      bearer === 'market'
        ? 'Der Marktplatz trägt den Betrag; Ihr Guthaben bleibt unberührt.'
        : 'Der Betrag wurde von Ihrem Guthaben abgezogen, und die Provision darauf wurde Ihnen gutgeschrieben.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shopRefundFailedLetter: ({ order, refund, failure, url, locale }) => ({
    subject: `Eine Erstattung für Bestellung ${order.number} ist fehlgeschlagen`,
    heading: 'Eine Erstattung war nicht möglich',
    paragraphs: [
      `${formatMoney(refund, locale)} von Bestellung ${order.number} konnten dem Kunden nicht erstattet werden: ${failure}`,
      'Der Betrag steht noch in Ihrem Guthaben. Auf der Seite der Bestellung können Sie die Erstattung noch einmal auslösen.',
    ],
    action: { label: openOrder(order.number), url },
  }),
}
