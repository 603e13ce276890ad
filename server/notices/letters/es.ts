import type * as en from './en.ts'

const theyWrote = (reason: string) => `Esto es lo que escribieron: ${reason}`

/** The letters about what becomes of a shop and of its products, in Spanish. */
export const es: typeof en = {
  shopAppliedLetter: ({ shopName, isAgain, url }) => ({
    subject: isAgain ? `${shopName} ha cambiado su solicitud` : `${shopName} solicita la admisión`,
    heading: isAgain ? 'Una solicitud ha vuelto' : 'Una nueva solicitud',
    paragraphs: [
      isAgain
        ? `${shopName} ha cambiado lo que usted pidió y espera su respuesta.`
        : `${shopName} ha presentado su solicitud y espera su respuesta.`,
    ],
    action: { label: 'Ver la solicitud', url },
  }),

  shopChangesRequestedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName}: por favor, cambie su solicitud`,
    heading: 'Ya casi está',
    paragraphs: [
      `Los responsables del mercado han revisado la solicitud de ${shopName} y le piden un cambio.`,
      theyWrote(reason),
    ],
    action: { label: 'Cambiar la solicitud', url },
  }),

  shopDeclinedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} no ha sido admitida`,
    heading: 'Su solicitud ha sido rechazada',
    paragraphs: [`Los responsables del mercado han decidido no admitir a ${shopName}.`, `El motivo: ${reason}`],
    action: { label: 'Preguntar', url },
  }),

  shopApprovedLetter: ({ shopName, url }) => ({
    subject: `${shopName} está abierta`,
    heading: 'Su tienda está abierta',
    paragraphs: [
      `Los responsables del mercado han revisado ${shopName} y la han admitido. Lo que ha publicado está desde ahora en los estantes.`,
    ],
    action: { label: 'Ir a su tienda', url },
  }),

  shopSuspendedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} está suspendida`,
    heading: 'Su tienda está suspendida',
    paragraphs: [
      `Los responsables del mercado han retirado ${shopName} de los estantes por el momento. Los pedidos pagados siguen su curso.`,
      ...(reason === '' ? [] : [`El motivo: ${reason}`]),
    ],
    action: { label: 'Preguntar', url },
  }),

  shopReinstatedLetter: ({ shopName, url }) => ({
    subject: `${shopName} vuelve a estar abierta`,
    heading: 'Su tienda vuelve a estar abierta',
    paragraphs: [`${shopName} puede vender de nuevo, y lo que ha publicado está otra vez en los estantes.`],
    action: { label: 'Ir a su tienda', url },
  }),

  shopClosedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} está cerrada`,
    heading: 'Su tienda está cerrada',
    paragraphs: [
      `${shopName} ya no vende nada. Lo que vendió e ingresó, sus facturas y sus mensajes se pueden seguir consultando.`,
      ...(reason === '' ? [] : [`El motivo: ${reason}`]),
    ],
    action: { label: 'Ir a su tienda', url },
  }),

  productApprovedLetter: ({ title, shopName, url }) => ({
    subject: `${title} está en el estante`,
    heading: 'Su producto está en el estante',
    paragraphs: [`Los responsables del mercado han revisado ${title} de ${shopName} y lo han aceptado.`],
    action: { label: 'Ver el producto', url },
  }),

  productSentBackLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title}: por favor, cambie el producto`,
    heading: 'Ya casi está',
    paragraphs: [
      `Los responsables del mercado han revisado ${title} de ${shopName}. Vuelve a ser un borrador hasta que usted cambie algo.`,
      theyWrote(reason),
    ],
    action: { label: 'Cambiar el producto', url },
  }),

  productBlockedLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} ha sido retirado`,
    heading: 'Un producto ha sido retirado',
    paragraphs: [
      `Los responsables del mercado han retirado ${title} de ${shopName} del estante. Los pedidos pagados siguen su curso.`,
      `El motivo: ${reason}`,
    ],
    action: { label: 'Ver el producto', url },
  }),

  productUnblockedLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} vuelve a ser suyo`,
    heading: 'Puede volver a ofrecer el producto',
    paragraphs: [
      `Los responsables del mercado han devuelto ${title} a ${shopName}. Publíquelo cuando deba estar de nuevo en el estante.`,
      theyWrote(reason),
    ],
    action: { label: 'Ir al producto', url },
  }),
}
