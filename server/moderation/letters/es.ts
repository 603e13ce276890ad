import type * as en from './en.ts'

/** The letters about reports, in Spanish. */
export const es: typeof en = {
  reportDecidedLetter: ({ called, outcome, url }) => ({
    subject: `Hemos revisado su denuncia: ${called}`,
    heading: 'Su denuncia está resuelta',
    paragraphs: [
      outcome === 'stands'
        ? `Usted denunció ${called}. Lo hemos revisado y no hemos encontrado nada contrario a nuestras normas; queda como está.`
        : `Usted denunció ${called}. Lo hemos revisado y lo hemos retirado.`,
      'Gracias por avisarnos. Nadie más sabrá que fue usted.',
    ],
    action: { label: outcome === 'stands' ? `Ver ${called}` : 'Ver qué más hay', url },
  }),

  saidDecidedLetter: ({ what, productTitle, outcome, url }) => {
    const about = what === 'review' ? `una reseña de ${productTitle}` : `una pregunta sobre ${productTitle}`
    const isGone = outcome === 'withdrawn'
    const became = {
      stands: 'La hemos revisado y no hemos encontrado nada contrario a nuestras normas; queda como está.',
      taken_down: 'La hemos revisado y la hemos retirado.',
      withdrawn: 'Quien la escribió la ha retirado: ya nadie la lee y no queda nada que decidir.',
    }
    return {
      subject: isGone ? `Lo que usted denunció se ha retirado: ${about}` : `Hemos revisado su denuncia: ${about}`,
      heading: isGone ? 'Lo que usted denunció se ha retirado' : 'Su denuncia está resuelta',
      paragraphs: [
        `Usted denunció ${about}. ${became[outcome]}`,
        'Gracias por avisarnos. Nadie más sabrá que fue usted.',
      ],
      action: { label: 'Ver lo que hay ahora', url },
    }
  },
}
