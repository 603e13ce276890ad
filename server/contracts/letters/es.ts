import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const endings = {
  declined: 'ha sido rechazado',
  expired: 'no se firmó a tiempo',
  voided: 'ha sido retirado por el mercado',
}

/** The letters about contracts, in Spanish. */
export const es: typeof en = {
  askedLetter: ({ number, title, shopName, url, expiresAt, isReminder, locale }) => ({
    subject: isReminder ? `Falta su firma: ${title}` : `Por favor, firme: ${title}`,
    heading: title,
    paragraphs: [
      `${number}, sobre ${shopName}, ${isReminder ? 'sigue esperando' : 'espera'} su firma. El enlace es solo para usted: no lo comparta, por favor.`,
      `Lea el contrato, pregunte si algo no está claro y firme o rechace. El enlace funciona hasta el ${writeDate(expiresAt, locale)}.`,
    ],
    action: { label: 'Leer y firmar', url },
  }),

  codeLetter: ({ code, title, minutes }) => ({
    subject: `${code} es su código para firmar`,
    heading: code,
    paragraphs: [
      `Este código demuestra que es usted quien firma «${title}». Funciona durante ${minutes} minutos.`,
      'Si no está a punto de firmar nada, puede que alguien tenga su enlace: no le dé el código.',
    ],
  }),

  sealedLetter: ({ number, title, url }) => ({
    subject: `Firmado por todos: ${title}`,
    heading: 'Firmado y sellado',
    paragraphs: [
      `Todos han firmado ${number}, «${title}».`,
      'Se adjunta la copia sellada; su última página dice quién firmó, cuándo y cómo.',
      'Conserve el archivo tal como está: cualquier cambio, por pequeño que sea, se nota.',
    ],
    action: { label: 'Comprobar el archivo', url },
  }),

  overLetter: (why, { number, title, reason }) => ({
    subject: `${title} ${endings[why]}`,
    heading: `El contrato ${endings[why]}`,
    paragraphs: [
      `${number}, «${title}», ${endings[why]}. No obliga a nadie.`,
      ...(reason ? [`El motivo: ${reason}`] : []),
    ],
  }),
}
