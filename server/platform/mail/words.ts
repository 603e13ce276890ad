import type { Language } from '#shared/languages.ts'

/** What the mail room itself says in letters. */
interface MailRoomWords {
  /** Before an address in plain text, with the space its language wants. */
  colon: string
  /** Leads to where who gets a letter chooses. */
  choices: string
  digest: { subject: (count: number) => string; heading: string; paragraph: string }
}

/** The words of the mail room in every language. */
export const mailRoomWords: Record<Language, MailRoomWords> = {
  en: {
    colon: ':',
    choices: 'Choose what we write to you about',
    digest: {
      subject: (count) => `${count} things that happened since yesterday`,
      heading: 'What happened',
      paragraph: 'You asked for one letter a day about what is not urgent. Here it is.',
    },
  },
  de: {
    colon: ':',
    choices: 'Auswählen, worüber wir Ihnen schreiben',
    digest: {
      subject: (count) => `${count} Neuigkeiten seit gestern`,
      heading: 'Was geschehen ist',
      paragraph: 'Sie wollten über alles, was nicht eilt, eine E-Mail am Tag. Hier ist sie.',
    },
  },
  fr: {
    colon: ' :',
    choices: 'Choisir ce que nous vous écrivons',
    digest: {
      subject: (count) => `${count} nouvelles depuis hier`,
      heading: 'Ce qui s’est passé',
      paragraph: 'Vous avez demandé un seul e-mail par jour pour ce qui n’est pas urgent. Le voici.',
    },
  },
  pt: {
    colon: ':',
    choices: 'Escolher sobre o que lhe escrevemos',
    digest: {
      subject: (count) => `${count} novidades desde ontem`,
      heading: 'O que aconteceu',
      paragraph: 'Pediu um único e-mail por dia sobre o que não é urgente. Aqui está.',
    },
  },
  es: {
    colon: ':',
    choices: 'Elegir sobre qué le escribimos',
    digest: {
      subject: (count) => `${count} novedades desde ayer`,
      heading: 'Qué ha pasado',
      paragraph: 'Usted pidió un solo correo al día sobre lo que no es urgente. Aquí lo tiene.',
    },
  },
}
