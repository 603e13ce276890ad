import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeOrder = 'Bestellung ansehen'

/** The letters about returns, in German. */
export const de: typeof en = {
  returnRequestedLetter: ({ back, url, answerBy, locale }) => ({
    subject: `${back.customer} möchte etwas aus Bestellung ${back.orderNumber} zurückgeben`,
    heading: 'Eine Rücksendung wird gewünscht',
    paragraphs: [
      `${back.customer} möchte zurückschicken: ${back.things}.`,
      ...(back.words === '' ? [] : [`„${back.words}“`]),
      ...(answerBy
        ? [
            `Bitte nehmen Sie die Rücksendung bis zum ${writeDay(answerBy, locale)} an oder lehnen Sie sie ab. Ohne Antwort gilt sie als angenommen.`,
          ]
        : []),
    ],
    action: { label: `Rücksendung ${back.number} öffnen`, url },
  }),

  returnNotedLetter: ({ back, url }) => ({
    subject: `Ihre Rücksendung ${back.number} zu Bestellung ${back.orderNumber}`,
    heading: 'Wir haben dem Shop Bescheid gesagt',
    paragraphs: [
      `${back.shopName} weiß jetzt, dass Sie zurückschicken möchten: ${back.things}. Wir schreiben Ihnen, sobald die Antwort da ist.`,
    ],
    action: { label: seeOrder, url },
  }),

  returnAcceptedLetter: ({ back, url, sendBy, locale }) => ({
    subject: `Bitte schicken Sie Ihre Rücksendung ${back.number} ab`,
    heading: 'Ihre Rücksendung ist angenommen',
    paragraphs: [
      `${back.shopName} nimmt zurück: ${back.things}.`,
      ...(back.labelNote === '' ? [] : [back.labelNote]),
      ...(sendBy ? [`Bitte schicken Sie sie bis zum ${writeDay(sendBy, locale)} ab.`] : []),
      'Sobald sie angekommen ist, wird das Geld von selbst erstattet.',
    ],
    action: { label: seeOrder, url },
  }),

  returnDeclinedLetter: ({ back, url }) => ({
    subject: `Ihre Rücksendung ${back.number} wurde abgelehnt`,
    heading: 'Der Shop nimmt die Ware nicht zurück',
    paragraphs: [
      `${back.shopName} hat die Rücksendung abgelehnt: ${back.things}. Der Grund: ${back.declineReason}`,
      'Wenn Sie nicht einverstanden sind, können Sie auf der Seite Ihrer Bestellung einen Streitfall eröffnen; dann entscheidet der Marktplatz.',
    ],
    action: { label: seeOrder, url },
  }),

  returnReceivedLetter: ({ back, url }) => ({
    subject: `Ihre Rücksendung ${back.number} ist angekommen`,
    heading: 'Die Ware ist beim Shop',
    paragraphs: [
      `${back.shopName} hat erhalten: ${back.things}. Das Geld wird erstattet; wir schreiben Ihnen, sobald es so weit ist.`,
    ],
    action: { label: seeOrder, url },
  }),

  returnWithdrawnLetter: ({ back, url, because }) => ({
    subject: `Rücksendung ${back.number} zu Bestellung ${back.orderNumber} entfällt`,
    heading: 'Eine Rücksendung entfällt',
    paragraphs: [
      `Aus Bestellung ${back.orderNumber} kommt nicht zurück: ${back.things}. ${because || 'Der Kunde behält die Ware.'}`,
    ],
    action: { label: `Rücksendung ${back.number} öffnen`, url },
  }),
}
