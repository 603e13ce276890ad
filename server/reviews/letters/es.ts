import type * as en from './en.ts'

/** The letters about reviews, in Spanish. */
export const es: typeof en = {
  invitationLetter: ({ name, things, url }) => {
    const thing = things.length === 1 ? things[0]! : `${things[0]!} y ${things.length - 1} más`
    return {
      subject: `¿Qué le parece su compra: ${thing}?`,
      heading: `¿Qué tal, ${name.split(' ')[0]!}?`,
      paragraphs: [
        `Hace unos días que tiene su compra: ${thing}. Unas palabras ayudan a otros a elegir, y a quien lo hace a mejorarlo.`,
      ],
      action: { label: 'Escribir una reseña', url },
      footnote: 'Preguntamos una vez por pedido.',
    }
  },

  writtenLetter: ({ author, stars, productTitle, url }) => {
    const given = stars === 1 ? 'una estrella' : `${stars} estrellas`
    return {
      subject: `${author} ha dado ${given} a ${productTitle}`,
      heading: `${author} ha dado ${given}`,
      paragraphs: [`Hay una nueva reseña de ${productTitle}. Puede responderla en público.`],
      action: { label: 'Leer y responder', url },
    }
  },

  answeredLetter: ({ shopName, productTitle, answer, url }) => ({
    subject: `${shopName} ha respondido a su reseña`,
    heading: `${shopName} ha respondido`,
    paragraphs: [`Sobre su reseña de ${productTitle}, la tienda dice:`, answer],
    action: { label: 'Ver en la página del producto', url },
  }),

  hiddenLetter: ({ productTitle, reason, url }) => ({
    subject: `Su reseña de ${productTitle} ya no se muestra`,
    heading: 'Su reseña ya no se muestra',
    paragraphs: [`Hemos ocultado su reseña de ${productTitle}. El motivo: ${reason}`],
    action: { label: 'Ver sus reseñas', url },
  }),

  hiddenFromShopLetter: ({ productTitle, reason, url }) => ({
    subject: `Una reseña de ${productTitle} ya no se muestra`,
    heading: 'Una reseña ya no se muestra',
    paragraphs: [`Hemos ocultado una reseña de ${productTitle} y sus estrellas ya no cuentan. El motivo: ${reason}`],
    action: { label: 'Ver sus reseñas', url },
  }),
}
