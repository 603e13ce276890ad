import type * as en from './en.ts'

const shownWords = {
  picture: 'le ha enviado una imagen.',
  file: 'le ha enviado un PDF.',
  order: 'le ha mostrado un pedido.',
  product: 'le ha mostrado un producto.',
}

const judgedWords = {
  warned: {
    subject: 'Una advertencia sobre lo que escribió',
    sentence: (other: string) => `Hemos revisado lo que escribió a ${other} y le pedimos que no vuelva a escribir así.`,
  },
  removed: {
    subject: 'Se ha retirado un mensaje suyo',
    sentence: (other: string) => `Hemos retirado un mensaje que escribió a ${other}.`,
  },
  blocked: {
    subject: 'Ya no puede enviar mensajes',
    sentence: (other: string) =>
      `Por lo que escribió a ${other}, ya no puede escribir a clientes ni a tiendas. A nosotros sí puede seguir escribiéndonos.`,
  },
}

/** The letters about conversations, in Spanish. */
export const es: typeof en = {
  messageWaitsLetter: ({ author, count, last, url }) => ({
    subject: count === 1 ? `${author} le ha escrito` : `${author} le ha escrito ${count} veces`,
    heading: count === 1 ? 'Le espera un mensaje' : `Le esperan ${count} mensajes`,
    paragraphs: [last.words === null ? `${author} ${shownWords[last.shows]}` : `${author} escribe: «${last.words}»`],
    action: { label: 'Leer y responder', url },
    footnote:
      'Se lo decimos una sola vez, hasta que abra la conversación. Si la silencia allí, no recibirá más avisos.',
  }),

  judgedLetter: ({ decision, reason, other, url }) => {
    const { subject, sentence } = judgedWords[decision]
    return {
      subject,
      heading: subject,
      paragraphs: [sentence(other), `El motivo: ${reason}`],
      action: { label: 'Ver la conversación', url },
    }
  },

  reportSettledLetter: ({ about, isUpheld, url }) => ({
    subject: `Hemos revisado su denuncia sobre ${about}`,
    heading: 'Su denuncia está resuelta',
    paragraphs: [
      isUpheld
        ? 'Gracias. Estamos de acuerdo con usted y hemos tomado medidas.'
        : 'Gracias. Esta vez no hemos encontrado nada contrario a las normas del mercado. Puede bloquear la conversación cuando quiera.',
    ],
    action: { label: 'Ver la conversación', url },
  }),
}
