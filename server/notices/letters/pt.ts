import type * as en from './en.ts'

const theyWrote = (reason: string) => `O que escreveram: ${reason}`

/** The letters about what becomes of a shop and of its products, in Portuguese. */
export const pt: typeof en = {
  shopAppliedLetter: ({ shopName, isAgain, url }) => ({
    subject: isAgain ? `${shopName} alterou a sua candidatura` : `${shopName} quer ser admitida`,
    heading: isAgain ? 'Uma candidatura está de volta' : 'Uma nova candidatura',
    paragraphs: [
      isAgain
        ? `${shopName} alterou o que pediu e aguarda a sua resposta.`
        : `${shopName} entregou a sua candidatura e aguarda a sua resposta.`,
    ],
    action: { label: 'Ver a candidatura', url },
  }),

  shopChangesRequestedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName}: altere a sua candidatura, por favor`,
    heading: 'Já falta pouco',
    paragraphs: [
      `Os responsáveis pelo mercado analisaram a candidatura de ${shopName} e pedem-lhe uma alteração.`,
      theyWrote(reason),
    ],
    action: { label: 'Alterar a candidatura', url },
  }),

  shopDeclinedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} não foi admitida`,
    heading: 'A sua candidatura foi recusada',
    paragraphs: [`Os responsáveis pelo mercado decidiram não admitir ${shopName}.`, `O motivo: ${reason}`],
    action: { label: 'Fazer uma pergunta', url },
  }),

  shopApprovedLetter: ({ shopName, url }) => ({
    subject: `${shopName} está aberta`,
    heading: 'A sua loja está aberta',
    paragraphs: [
      `Os responsáveis pelo mercado analisaram ${shopName} e admitiram-na. O que publicou está a partir de agora nas prateleiras.`,
    ],
    action: { label: 'Ir para a sua loja', url },
  }),

  shopSuspendedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} está suspensa`,
    heading: 'A sua loja está suspensa',
    paragraphs: [
      `Os responsáveis pelo mercado retiraram ${shopName} das prateleiras por agora. As encomendas pagas seguem o seu curso.`,
      ...(reason === '' ? [] : [`O motivo: ${reason}`]),
    ],
    action: { label: 'Fazer uma pergunta', url },
  }),

  shopReinstatedLetter: ({ shopName, url }) => ({
    subject: `${shopName} está de novo aberta`,
    heading: 'A sua loja está de novo aberta',
    paragraphs: [`${shopName} pode voltar a vender, e o que publicou está de novo nas prateleiras.`],
    action: { label: 'Ir para a sua loja', url },
  }),

  shopClosedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} está fechada`,
    heading: 'A sua loja está fechada',
    paragraphs: [
      `${shopName} já não vende nada. O que vendeu e recebeu, as suas faturas e as suas mensagens continuam visíveis.`,
      ...(reason === '' ? [] : [`O motivo: ${reason}`]),
    ],
    action: { label: 'Ir para a sua loja', url },
  }),

  productApprovedLetter: ({ title, shopName, url }) => ({
    subject: `${title} está na prateleira`,
    heading: 'O seu produto está na prateleira',
    paragraphs: [`Os responsáveis pelo mercado analisaram ${title} de ${shopName} e aceitaram-no.`],
    action: { label: 'Ver o produto', url },
  }),

  productSentBackLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title}: altere o produto, por favor`,
    heading: 'Já falta pouco',
    paragraphs: [
      `Os responsáveis pelo mercado analisaram ${title} de ${shopName}. Volta a ser um rascunho até alterar alguma coisa.`,
      theyWrote(reason),
    ],
    action: { label: 'Alterar o produto', url },
  }),

  productBlockedLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} foi retirado`,
    heading: 'Um produto foi retirado',
    paragraphs: [
      `Os responsáveis pelo mercado retiraram ${title} de ${shopName} da prateleira. As encomendas pagas seguem o seu curso.`,
      `O motivo: ${reason}`,
    ],
    action: { label: 'Ver o produto', url },
  }),

  productUnblockedLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} é de novo seu`,
    heading: 'Pode voltar a oferecer o produto',
    paragraphs: [
      `Os responsáveis pelo mercado devolveram ${title} a ${shopName}. Publique-o quando deva voltar à prateleira.`,
      theyWrote(reason),
    ],
    action: { label: 'Ir para o produto', url },
  }),
}
