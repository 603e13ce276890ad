import type * as en from './en.ts'

/** The letters about questions, in Portuguese. */
export const pt: typeof en = {
  askedLetter: ({ author, body, productTitle, url }) => ({
    subject: `Uma pergunta sobre ${productTitle}`,
    heading: `${author} pergunta`,
    paragraphs: [`Sobre ${productTitle}:`, body, 'A sua resposta é lida por todos os que veem o produto.'],
    action: { label: 'Responder', url },
  }),

  answeredLetter: ({ shopName, productTitle, body, answer, url }) => ({
    subject: `${shopName} respondeu à sua pergunta`,
    heading: `${shopName} respondeu`,
    paragraphs: [`Perguntou sobre ${productTitle}: ${body}`, answer],
    action: { label: `Ver ${productTitle}`, url },
  }),

  hiddenLetter: ({ productTitle, reason }) => ({
    subject: `A sua pergunta sobre ${productTitle} já não é mostrada`,
    heading: 'A sua pergunta já não é mostrada',
    paragraphs: [`Ocultámos a sua pergunta sobre ${productTitle}. O motivo: ${reason}`],
  }),

  hiddenFromShopLetter: ({ productTitle, reason, url }) => ({
    subject: `Uma pergunta sobre ${productTitle} já não é mostrada`,
    heading: 'Uma pergunta já não é mostrada',
    paragraphs: [`Ocultámos uma pergunta sobre ${productTitle}, com a sua resposta, se a deu. O motivo: ${reason}`],
    action: { label: 'Ver as suas perguntas', url },
  }),
}
