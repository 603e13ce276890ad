import type { Role } from '#shared/team-roles.ts'
import type * as en from './en.ts'

const works: Record<Role, string> = {
  owner: 'En tant que propriétaire, vous pouvez tout y faire et décider qui d’autre y travaille.',
  manager:
    'En tant que gérant, vous vous occupez des produits, des commandes et de l’argent ; c’est au propriétaire de décider qui y travaille.',
  staff:
    'Vous envoyez les colis, tenez le stock et répondez aux clients ; les prix et l’argent sont l’affaire d’autres.',
}

/** The letters about who works in a shop, in French. */
export const fr: typeof en = {
  invitationLetter: ({ shop, role, url, days }) => ({
    subject: shop.isOpen
      ? `Une invitation à travailler chez ${shop.name}`
      : 'Une invitation à travailler dans une boutique',
    heading: 'Vous êtes invité',
    paragraphs: [
      `Le propriétaire ${shop.isOpen ? `de ${shop.name}` : 'd’une boutique de cette place de marché'} vous invite à travailler avec lui.`,
      works[role],
    ],
    action: { label: 'Voir l’invitation', url },
    footnote: `Le lien fonctionne une seule fois, pendant ${days} jours. Si vous ne connaissez pas la boutique, vous n’avez rien à faire.`,
  }),
}
