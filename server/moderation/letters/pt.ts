import type * as en from './en.ts'

/** The letters about reports, in Portuguese. */
export const pt: typeof en = {
  reportDecidedLetter: ({ called, outcome, url }) => ({
    subject: `Analisámos a sua denúncia: ${called}`,
    heading: 'A sua denúncia está decidida',
    paragraphs: [
      outcome === 'stands'
        ? `Denunciou ${called}. Analisámos e não encontrámos nada contra as nossas regras; fica como está.`
        : `Denunciou ${called}. Analisámos e retirámos.`,
      'Obrigado por nos avisar. Mais ninguém fica a saber que o aviso foi seu.',
    ],
    action: { label: outcome === 'stands' ? `Ver ${called}` : 'Ver o que mais existe', url },
  }),

  saidDecidedLetter: ({ what, productTitle, outcome, url }) => {
    const about = what === 'review' ? `uma avaliação de ${productTitle}` : `uma pergunta sobre ${productTitle}`
    const isGone = outcome === 'withdrawn'
    const became = {
      stands: 'Analisámos e não encontrámos nada contra as nossas regras; fica como está.',
      taken_down: 'Analisámos e retirámos.',
      withdrawn: 'Quem a escreveu retirou-a: já ninguém a lê e não há nada a decidir.',
    }
    return {
      subject: isGone ? `O que denunciou foi retirado: ${about}` : `Analisámos a sua denúncia: ${about}`,
      heading: isGone ? 'O que denunciou foi retirado' : 'A sua denúncia está decidida',
      paragraphs: [
        `Denunciou ${about}. ${became[outcome]}`,
        'Obrigado por nos avisar. Mais ninguém fica a saber que o aviso foi seu.',
      ],
      action: { label: 'Ver o que lá está', url },
    }
  },
}
