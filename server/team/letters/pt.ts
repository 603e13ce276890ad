import type { Role } from '#shared/team-roles.ts'
import type * as en from './en.ts'

const works: Record<Role, string> = {
  owner: 'Como proprietário, pode fazer lá tudo e decidir quem mais trabalha nela.',
  manager:
    'Como gerente, cuida dos produtos, das encomendas e do dinheiro; quem lá trabalha é o proprietário que decide.',
  staff: 'Envia as encomendas, cuida do stock e responde aos clientes; os preços e o dinheiro são com outros.',
}

/** The letters about who works in a shop, in Portuguese. */
export const pt: typeof en = {
  invitationLetter: ({ shop, role, url, days }) => ({
    subject: `Um convite para trabalhar em ${shop.isOpen ? shop.name : 'uma loja'}`,
    heading: 'Tem um convite',
    paragraphs: [
      `O proprietário de ${shop.isOpen ? shop.name : 'uma loja deste mercado'} gostaria de trabalhar consigo.`,
      works[role],
    ],
    action: { label: 'Ver o convite', url },
    footnote: `A ligação funciona uma única vez, durante ${days} dias. Se não conhece a loja, não precisa de fazer nada.`,
  }),
}
