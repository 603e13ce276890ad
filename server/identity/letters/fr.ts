import type { Device, Place } from '../device-words.ts'
import type { SessionDoor } from '../doors.ts'
import type * as en from './en.ts'

const notYou = 'Si ce n’était pas vous, vous n’avez rien à faire.'
const worksOnce = (hours: number) =>
  `Le lien fonctionne une seule fois, pendant ${hours === 1 ? 'une heure' : `${hours} heures`}. ${notYou}`

const firstSteps: Record<SessionDoor, string> = {
  storefront: 'Vous vous êtes inscrit. Confirmez votre adresse e-mail, et c’est fait.',
  seller:
    'Vous vous êtes inscrit pour vendre ici. Confirmez votre adresse e-mail, et votre boutique sera présentée aux responsables de la place de marché.',
  operator: 'Vous avez été invité à gérer cette place de marché. Confirmez votre adresse e-mail, et c’est fait.',
}

/** The letters about accounts, in French. */
export const fr: typeof en = {
  activationLetter: ({ door, url, hours }) => ({
    subject: 'Confirmez votre adresse e-mail',
    heading: 'Plus qu’une étape',
    paragraphs: [firstSteps[door]],
    action: { label: 'Confirmer mon adresse', url },
    footnote: worksOnce(hours),
  }),

  newPlaceLetter: ({ door, url, hours }) => ({
    subject:
      door === 'seller' ? 'Ouvrez votre boutique avec votre compte actuel' : 'Rejoignez-nous avec votre compte actuel',
    heading: 'Nous vous connaissons déjà',
    paragraphs: [
      `Quelqu’un a demandé à ${door === 'seller' ? 'ouvrir une boutique' : 'gérer cette place de marché'} avec cette adresse e-mail. Vous avez déjà un compte avec elle et pouvez l’utiliser.`,
      'Votre mot de passe reste le même.',
    ],
    action: {
      label: door === 'seller' ? 'Oui, je veux ouvrir une boutique' : 'Oui, je veux participer',
      url,
    },
    footnote: worksOnce(hours),
  }),

  alreadyKnownLetter: ({ signInUrl, resetUrl }) => ({
    subject: 'Vous avez déjà un compte',
    heading: 'Nous vous connaissons déjà',
    paragraphs: [
      'Quelqu’un a voulu s’inscrire avec cette adresse e-mail. Vous avez déjà un compte avec elle et pouvez simplement vous connecter.',
      `Mot de passe oublié ? Choisissez-en un nouveau : ${resetUrl}`,
    ],
    action: { label: 'Se connecter', url: signInUrl },
    footnote: notYou,
  }),

  passwordResetLetter: ({ url, hours }) => ({
    subject: 'Choisissez un nouveau mot de passe',
    heading: 'Choisissez un nouveau mot de passe',
    paragraphs: [
      'Quelqu’un a demandé un nouveau mot de passe pour ce compte. Si vous en choisissez un, vous serez déconnecté partout.',
    ],
    action: { label: 'Choisir un mot de passe', url },
    footnote: `${worksOnce(hours)} Votre mot de passe n’a pas changé.`,
  }),

  passwordChangedLetter: ({ signedOut, signInUrl, resetUrl }) => ({
    subject: 'Votre mot de passe a été changé',
    heading: 'Votre mot de passe a été changé',
    paragraphs: [
      signedOut === 'everywhere'
        ? 'Le mot de passe de votre compte vient d’être changé, et vous avez été déconnecté partout.'
        : 'Le mot de passe de votre compte vient d’être changé, et vous avez été déconnecté partout ailleurs.',
      `Si ce n’était pas vous, choisissez-en un nouveau tout de suite : ${resetUrl}`,
    ],
    action: { label: 'Se connecter', url: signInUrl },
  }),

  invitationLetter: ({ url, days }) => ({
    subject: 'Une invitation à gérer cette place de marché',
    heading: 'Vous êtes invité',
    paragraphs: [
      'Un responsable de cette place de marché vous invite à la gérer avec lui. Inscrivez-vous avec l’adresse à laquelle cet e-mail a été envoyé.',
    ],
    action: { label: 'Accepter l’invitation', url },
    footnote: `Le lien fonctionne une seule fois, pendant ${days} jours.`,
  }),

  secondFactorLetter: ({ now, resetUrl }) => ({
    subject:
      now === 'on' ? 'La connexion se fait désormais en deux étapes' : 'La connexion se fait de nouveau en une étape',
    heading: now === 'on' ? 'Votre seconde étape est en place' : 'Votre seconde étape a été retirée',
    paragraphs: [
      now === 'on'
        ? 'Désormais, vous vous connectez avec votre mot de passe et un code de votre application d’authentification. Gardez les codes de secours en lieu sûr.'
        : 'Désormais, votre mot de passe suffit pour ouvrir votre compte.',
      `Si ce n’était pas vous, choisissez un nouveau mot de passe tout de suite : ${resetUrl}`,
    ],
  }),

  newEmailLetter: ({ url, hours }) => ({
    subject: 'Confirmez votre nouvelle adresse e-mail',
    heading: 'Est-ce bien votre adresse ?',
    paragraphs: [
      'Quelqu’un souhaite utiliser cette adresse e-mail pour son compte. Elle comptera dès que vous l’aurez confirmée.',
    ],
    action: { label: 'Confirmer ma nouvelle adresse', url },
    footnote: worksOnce(hours),
  }),

  emailChangedLetter: ({ newEmail }) => ({
    subject: 'Votre adresse e-mail a été changée',
    heading: 'Votre adresse e-mail a été changée',
    paragraphs: [
      `Votre compte est maintenant rattaché à ${newEmail}. Les e-mails y sont envoyés, et c’est avec elle que vous vous connectez.`,
      'Si ce n’était pas vous, écrivez-nous tout de suite : quelqu’un connaît votre mot de passe.',
    ],
  }),

  passkeyLetter: ({ name, resetUrl }) => ({
    subject: 'Une clé d’accès a été ajoutée à votre compte',
    heading: 'Une nouvelle clé d’accès ouvre votre compte',
    paragraphs: [
      `Elle a été créée sur cet appareil : ${name}. Toute personne qui le déverrouille peut se connecter à votre place.`,
      `Si ce n’était pas vous, choisissez un nouveau mot de passe tout de suite et retirez la clé d’accès : ${resetUrl}`,
    ],
  }),

  newSignInLetter: ({ device, place, url, resetUrl }) => ({
    subject: `Nouvelle connexion : ${nameDevice(device)}`,
    heading: 'Un nouvel appareil s’est connecté',
    paragraphs: [
      `Quelqu’un vient de se connecter à votre compte : ${nameDevice(device)}, ${namePlace(place)}. Si c’était vous, tout va bien.`,
      `Si ce n’était pas vous, choisissez un nouveau mot de passe tout de suite ; tout le monde sera déconnecté : ${resetUrl}`,
    ],
    action: { label: 'Voir qui est connecté', url },
  }),
}

function nameDevice({ browser, system }: Device): string {
  if (browser && system) return `${browser} (${system})`
  return browser ?? system ?? 'un appareil inconnu'
}

function namePlace(place: Place): string {
  if (place.kind === 'elsewhere') return `depuis ${place.address}`
  return {
    unknown: 'depuis un lieu inconnu',
    machine: 'depuis cet ordinateur',
    home: 'depuis le réseau de la maison',
  }[place.kind]
}
