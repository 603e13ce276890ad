import type * as en from './en.ts'

const notYou = 'Si no lo pidió usted, elija una nueva contraseña: alguien conoce la que tiene.'

/** The letters about personal data, in Spanish. */
export const es: typeof en = {
  exportReadyLetter: ({ days, url }) => ({
    subject: 'La copia de sus datos está lista',
    heading: 'Su copia está lista',
    paragraphs: [`Usted pidió todo lo que aquí se sabe de usted. La copia estará en su cuenta durante ${days} días.`],
    action: { label: 'Obtener la copia', url },
    footnote: notYou,
  }),

  erasureLetter: ({ days, url }) => ({
    subject: 'Su cuenta se borrará',
    heading: `Dentro de ${days} días le habremos olvidado`,
    paragraphs: [
      'Usted pidió que se borre su cuenta. Hasta entonces todo sigue como antes, y puede cambiar de opinión.',
      'Después desaparecen su nombre, sus direcciones y sus correos. Lo que dijo en reseñas y mensajes queda sin su nombre, y las facturas se conservan mientras la ley lo exija.',
    ],
    action: { label: 'Conservar mi cuenta', url },
    footnote: notYou,
  }),
}
