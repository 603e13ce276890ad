import type * as en from './en.ts'

/** The letters about reviews, in Portuguese. */
export const pt: typeof en = {
  invitationLetter: ({ name, things, url }) => {
    const thing = things.length === 1 ? things[0]! : `${things[0]!} e mais ${things.length - 1}`
    return {
      subject: `O que acha da sua compra: ${thing}?`,
      heading: `Que tal, ${name.split(' ')[0]!}?`,
      paragraphs: [
        `Já tem a sua compra há alguns dias: ${thing}. Algumas palavras ajudam os outros a escolher, e quem o faz a fazê-lo melhor.`,
      ],
      action: { label: 'Escrever uma avaliação', url },
      footnote: 'Perguntamos uma vez por encomenda.',
    }
  },

  writtenLetter: ({ author, stars, productTitle, url }) => {
    const given = stars === 1 ? 'uma estrela' : `${stars} estrelas`
    return {
      subject: `${author} deu ${given} a ${productTitle}`,
      heading: `${author} deu ${given}`,
      paragraphs: [`Há uma nova avaliação de ${productTitle}. Pode responder-lhe em público.`],
      action: { label: 'Ler e responder', url },
    }
  },

  answeredLetter: ({ shopName, productTitle, answer, url }) => ({
    subject: `${shopName} respondeu à sua avaliação`,
    heading: `${shopName} respondeu`,
    paragraphs: [`Sobre a sua avaliação de ${productTitle}, a loja diz:`, answer],
    action: { label: 'Ver na página do produto', url },
  }),

  hiddenLetter: ({ productTitle, reason, url }) => ({
    subject: `A sua avaliação de ${productTitle} já não é mostrada`,
    heading: 'A sua avaliação já não é mostrada',
    paragraphs: [`Ocultámos a sua avaliação de ${productTitle}. O motivo: ${reason}`],
    action: { label: 'Ver as suas avaliações', url },
  }),

  hiddenFromShopLetter: ({ productTitle, reason, url }) => ({
    subject: `Uma avaliação de ${productTitle} já não é mostrada`,
    heading: 'Uma avaliação já não é mostrada',
    paragraphs: [`Ocultámos uma avaliação de ${productTitle}; as suas estrelas já não contam. O motivo: ${reason}`],
    action: { label: 'Ver as suas avaliações', url },
  }),
}
