import type * as en from './en.ts'

/** The letters about questions, in Spanish. */
export const es: typeof en = {
  askedLetter: ({ author, body, productTitle, url }) => ({
    subject: `Una pregunta sobre ${productTitle}`,
    heading: `${author} pregunta`,
    paragraphs: [`Sobre ${productTitle}:`, body, 'Su respuesta la leen todos los que miran el producto.'],
    action: { label: 'Responder', url },
  }),

  answeredLetter: ({ shopName, productTitle, body, answer, url }) => ({
    subject: `${shopName} ha respondido a su pregunta`,
    heading: `${shopName} ha respondido`,
    paragraphs: [`Usted preguntó sobre ${productTitle}: ${body}`, answer],
    action: { label: `Ver ${productTitle}`, url },
  }),

  hiddenLetter: ({ productTitle, reason }) => ({
    subject: `Su pregunta sobre ${productTitle} ya no se muestra`,
    heading: 'Su pregunta ya no se muestra',
    paragraphs: [`Hemos ocultado su pregunta sobre ${productTitle}. El motivo: ${reason}`],
  }),

  hiddenFromShopLetter: ({ productTitle, reason, url }) => ({
    subject: `Una pregunta sobre ${productTitle} ya no se muestra`,
    heading: 'Una pregunta ya no se muestra',
    paragraphs: [`Hemos ocultado una pregunta sobre ${productTitle}, con su respuesta si la dio. El motivo: ${reason}`],
    action: { label: 'Ver sus preguntas', url },
  }),
}
