import type { Role } from '#shared/team-roles.ts'
import type * as en from './en.ts'

const works: Record<Role, string> = {
  owner: 'Como propietario puede hacerlo todo allí y decidir quién más trabaja en ella.',
  manager:
    'Como gerente se ocupa de los productos, los pedidos y el dinero; quién trabaja en ella lo decide el propietario.',
  staff:
    'Envía los paquetes, lleva las existencias y responde a los clientes; los precios y el dinero son cosa de otros.',
}

/** The letters about who works in a shop, in Spanish. */
export const es: typeof en = {
  invitationLetter: ({ shop, role, url, days }) => ({
    subject: `Una invitación para trabajar en ${shop.isOpen ? shop.name : 'una tienda'}`,
    heading: 'Está usted invitado',
    paragraphs: [
      `El propietario de ${shop.isOpen ? shop.name : 'una tienda de este mercado'} le invita a trabajar con él.`,
      works[role],
    ],
    action: { label: 'Ver la invitación', url },
    footnote: `El enlace funciona una sola vez, durante ${days} días. Si no conoce la tienda, no tiene que hacer nada.`,
  }),
}
