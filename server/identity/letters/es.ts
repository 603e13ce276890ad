import type { Device, Place } from '../device-words.ts'
import type { SessionDoor } from '../doors.ts'
import type * as en from './en.ts'

const notYou = 'Si no fue usted, no tiene que hacer nada.'
const worksOnce = (hours: number) =>
  `El enlace funciona una sola vez, durante ${hours === 1 ? 'una hora' : `${hours} horas`}. ${notYou}`

const firstSteps: Record<SessionDoor, string> = {
  storefront: 'Se ha registrado. Confirme su dirección de correo electrónico y ya estará dentro.',
  seller:
    'Se ha registrado para vender aquí. Confirme su dirección de correo electrónico y presentaremos su tienda a los responsables del mercado.',
  operator: 'Le han invitado a gestionar este mercado. Confirme su dirección de correo electrónico y ya estará dentro.',
}

/** The letters about accounts, in Spanish. */
export const es: typeof en = {
  activationLetter: ({ door, url, hours }) => ({
    subject: 'Confirme su dirección de correo electrónico',
    heading: 'Solo falta un paso',
    paragraphs: [firstSteps[door]],
    action: { label: 'Confirmar mi dirección', url },
    footnote: worksOnce(hours),
  }),

  newPlaceLetter: ({ door, url, hours }) => ({
    subject: door === 'seller' ? 'Abra su tienda con la cuenta que ya tiene' : 'Únase con la cuenta que ya tiene',
    heading: 'Ya le conocemos',
    paragraphs: [
      `Alguien ha pedido ${door === 'seller' ? 'abrir una tienda' : 'ayudar a gestionar este mercado'} con esta dirección de correo electrónico. Usted ya tiene una cuenta con ella y puede utilizarla.`,
      'Su contraseña sigue siendo la misma.',
    ],
    action: { label: door === 'seller' ? 'Sí, quiero abrir una tienda' : 'Sí, quiero participar', url },
    footnote: worksOnce(hours),
  }),

  alreadyKnownLetter: ({ signInUrl, resetUrl }) => ({
    subject: 'Usted ya tiene una cuenta',
    heading: 'Ya le conocemos',
    paragraphs: [
      'Alguien ha intentado registrarse con esta dirección de correo electrónico. Usted ya tiene una cuenta con ella y puede simplemente iniciar sesión.',
      `¿Ha olvidado la contraseña? Elija una nueva: ${resetUrl}`,
    ],
    action: { label: 'Iniciar sesión', url: signInUrl },
    footnote: notYou,
  }),

  passwordResetLetter: ({ url, hours }) => ({
    subject: 'Elija una nueva contraseña',
    heading: 'Elija una nueva contraseña',
    paragraphs: [
      'Alguien ha pedido una nueva contraseña para esta cuenta. Cuando la elija, se cerrará su sesión en todas partes.',
    ],
    action: { label: 'Elegir una contraseña', url },
    footnote: `${worksOnce(hours)} Su contraseña no ha cambiado.`,
  }),

  passwordChangedLetter: ({ signedOut, signInUrl, resetUrl }) => ({
    subject: 'Su contraseña ha cambiado',
    heading: 'Su contraseña ha cambiado',
    paragraphs: [
      signedOut === 'everywhere'
        ? 'La contraseña de su cuenta se acaba de cambiar, y se ha cerrado su sesión en todas partes.'
        : 'La contraseña de su cuenta se acaba de cambiar, y se ha cerrado su sesión en todas las demás partes.',
      `Si no fue usted, elija una nueva de inmediato: ${resetUrl}`,
    ],
    action: { label: 'Iniciar sesión', url: signInUrl },
  }),

  invitationLetter: ({ url, days }) => ({
    subject: 'Una invitación para gestionar este mercado',
    heading: 'Está usted invitado',
    paragraphs: [
      'Un responsable de este mercado le invita a ayudar a gestionarlo. Regístrese con la dirección a la que se envió este correo.',
    ],
    action: { label: 'Aceptar la invitación', url },
    footnote: `El enlace funciona una sola vez, durante ${days} días.`,
  }),

  secondFactorLetter: ({ now, resetUrl }) => ({
    subject: now === 'on' ? 'Ahora se inicia sesión en dos pasos' : 'De nuevo se inicia sesión en un solo paso',
    heading: now === 'on' ? 'Su segundo paso está activado' : 'Su segundo paso se ha quitado',
    paragraphs: [
      now === 'on'
        ? 'A partir de ahora inicia sesión con su contraseña y un código de su aplicación de autenticación. Guarde los códigos de recuperación en un lugar seguro.'
        : 'A partir de ahora basta su contraseña para abrir su cuenta.',
      `Si no fue usted, elija una nueva contraseña de inmediato: ${resetUrl}`,
    ],
  }),

  newEmailLetter: ({ url, hours }) => ({
    subject: 'Confirme su nueva dirección de correo electrónico',
    heading: '¿Es esta su dirección?',
    paragraphs: [
      'Alguien quiere utilizar esta dirección de correo electrónico para su cuenta. Será válida cuando usted la confirme.',
    ],
    action: { label: 'Confirmar mi nueva dirección', url },
    footnote: worksOnce(hours),
  }),

  emailChangedLetter: ({ newEmail }) => ({
    subject: 'Su dirección de correo electrónico ha cambiado',
    heading: 'Su dirección de correo electrónico ha cambiado',
    paragraphs: [
      `Su cuenta está ahora asociada a ${newEmail}. Allí llegan los correos, y con esa dirección inicia sesión.`,
      'Si no fue usted, escríbanos de inmediato: alguien conoce su contraseña.',
    ],
  }),

  passkeyLetter: ({ name, resetUrl }) => ({
    subject: 'Se ha añadido una clave de acceso a su cuenta',
    heading: 'Una nueva clave de acceso abre su cuenta',
    paragraphs: [
      `Se creó en este dispositivo: ${name}. Quien lo desbloquee puede iniciar sesión como usted.`,
      `Si no fue usted, elija una nueva contraseña de inmediato y quite la clave de acceso: ${resetUrl}`,
    ],
  }),

  newSignInLetter: ({ device, place, url, resetUrl }) => ({
    subject: `Nuevo inicio de sesión: ${nameDevice(device)}`,
    heading: 'Ha entrado un dispositivo nuevo',
    paragraphs: [
      `Alguien acaba de iniciar sesión en su cuenta: ${nameDevice(device)}, ${namePlace(place)}. Si fue usted, todo está en orden.`,
      `Si no fue usted, elija una nueva contraseña de inmediato; así se cierran todas las sesiones: ${resetUrl}`,
    ],
    action: { label: 'Ver quién ha iniciado sesión', url },
  }),
}

function nameDevice({ browser, system }: Device): string {
  if (browser && system) return `${browser} (${system})`
  return browser ?? system ?? 'un dispositivo desconocido'
}

function namePlace(place: Place): string {
  if (place.kind === 'elsewhere') return `desde ${place.address}`
  return {
    unknown: 'desde un lugar desconocido',
    machine: 'desde este ordenador',
    home: 'desde la red de casa',
  }[place.kind]
}
