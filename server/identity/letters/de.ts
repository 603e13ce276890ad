import type { Device, Place } from '../device-words.ts'
import type { SessionDoor } from '../doors.ts'
import type * as en from './en.ts'

const notYou = 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun.'
const worksOnce = (hours: number) =>
  `Der Link funktioniert einmal, ${hours === 1 ? 'eine Stunde' : `${hours} Stunden`} lang. ${notYou}`

const firstSteps: Record<SessionDoor, string> = {
  storefront: 'Sie haben sich registriert. Bestätigen Sie Ihre E-Mail-Adresse, und Sie sind dabei.',
  seller:
    'Sie haben sich registriert, um hier zu verkaufen. Bestätigen Sie Ihre E-Mail-Adresse, und Ihr Shop wird den Betreibern des Marktplatzes vorgelegt.',
  operator:
    'Sie wurden eingeladen, diesen Marktplatz mitzubetreiben. Bestätigen Sie Ihre E-Mail-Adresse, und Sie sind dabei.',
}

/** The letters about accounts, in German. */
export const de: typeof en = {
  activationLetter: ({ door, url, hours }) => ({
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    heading: 'Nur noch ein Schritt',
    paragraphs: [firstSteps[door]],
    action: { label: 'Adresse bestätigen', url },
    footnote: worksOnce(hours),
  }),

  newPlaceLetter: ({ door, url, hours }) => ({
    subject:
      door === 'seller' ? 'Eröffnen Sie Ihren Shop mit Ihrem Konto' : 'Machen Sie mit Ihrem bestehenden Konto mit',
    heading: 'Wir kennen Sie schon',
    paragraphs: [
      `Jemand möchte mit dieser E-Mail-Adresse ${door === 'seller' ? 'einen Shop eröffnen' : 'diesen Marktplatz mitbetreiben'}. Sie haben damit schon ein Konto und können dieses verwenden.`,
      'Ihr Passwort bleibt, wie es ist.',
    ],
    action: {
      label: door === 'seller' ? 'Ja, ich möchte einen Shop eröffnen' : 'Ja, ich möchte mitmachen',
      url,
    },
    footnote: worksOnce(hours),
  }),

  alreadyKnownLetter: ({ signInUrl, resetUrl }) => ({
    subject: 'Sie haben schon ein Konto',
    heading: 'Wir kennen Sie schon',
    paragraphs: [
      'Jemand wollte sich mit dieser E-Mail-Adresse registrieren. Sie haben damit schon ein Konto und können sich einfach anmelden.',
      `Passwort vergessen? Hier setzen Sie ein neues: ${resetUrl}`,
    ],
    action: { label: 'Anmelden', url: signInUrl },
    footnote: notYou,
  }),

  passwordResetLetter: ({ url, hours }) => ({
    subject: 'Neues Passwort setzen',
    heading: 'Setzen Sie ein neues Passwort',
    paragraphs: [
      'Jemand hat für dieses Konto ein neues Passwort angefordert. Wenn Sie eines setzen, werden Sie überall abgemeldet.',
    ],
    action: { label: 'Neues Passwort setzen', url },
    footnote: `${worksOnce(hours)} Ihr Passwort ist unverändert.`,
  }),

  passwordChangedLetter: ({ signedOut, signInUrl, resetUrl }) => ({
    subject: 'Ihr Passwort wurde geändert',
    heading: 'Ihr Passwort wurde geändert',
    paragraphs: [
      signedOut === 'everywhere'
        ? 'Das Passwort Ihres Kontos wurde soeben geändert, und Sie wurden überall abgemeldet.'
        : 'Das Passwort Ihres Kontos wurde soeben geändert, und Sie wurden überall sonst abgemeldet.',
      `Wenn Sie das nicht waren, setzen Sie sofort ein neues: ${resetUrl}`,
    ],
    action: { label: 'Anmelden', url: signInUrl },
  }),

  invitationLetter: ({ url, days }) => ({
    subject: 'Einladung, diesen Marktplatz mitzubetreiben',
    heading: 'Sie sind eingeladen',
    paragraphs: [
      'Ein Betreiber dieses Marktplatzes lädt Sie ein, ihn mitzubetreiben. Registrieren Sie sich mit der Adresse, an die diese E-Mail ging.',
    ],
    action: { label: 'Einladung annehmen', url },
    footnote: `Der Link funktioniert einmal, ${days} Tage lang.`,
  }),

  secondFactorLetter: ({ now, resetUrl }) => ({
    subject: now === 'on' ? 'Die Anmeldung hat jetzt zwei Schritte' : 'Die Anmeldung hat wieder nur einen Schritt',
    heading: now === 'on' ? 'Ihr zweiter Schritt ist eingerichtet' : 'Ihr zweiter Schritt wurde entfernt',
    paragraphs: [
      now === 'on'
        ? 'Ab jetzt melden Sie sich mit Ihrem Passwort und einem Code Ihrer Authenticator-App an. Bewahren Sie die Wiederherstellungscodes sicher auf.'
        : 'Ab jetzt genügt Ihr Passwort, um Ihr Konto zu öffnen.',
      `Wenn Sie das nicht waren, setzen Sie sofort ein neues Passwort: ${resetUrl}`,
    ],
  }),

  newEmailLetter: ({ url, hours }) => ({
    subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    heading: 'Ist das Ihre Adresse?',
    paragraphs: ['Jemand möchte diese E-Mail-Adresse für sein Konto verwenden. Sie gilt, sobald Sie sie bestätigen.'],
    action: { label: 'Neue Adresse bestätigen', url },
    footnote: worksOnce(hours),
  }),

  emailChangedLetter: ({ newEmail }) => ({
    subject: 'Ihre E-Mail-Adresse wurde geändert',
    heading: 'Ihre E-Mail-Adresse wurde geändert',
    paragraphs: [
      `Ihr Konto gehört jetzt zu ${newEmail}. E-Mails gehen dorthin, und damit melden Sie sich an.`,
      'Wenn Sie das nicht waren, schreiben Sie uns sofort: Jemand kennt Ihr Passwort.',
    ],
  }),

  passkeyLetter: ({ name, resetUrl }) => ({
    subject: 'Ihrem Konto wurde ein Passkey hinzugefügt',
    heading: 'Ein neuer Passkey öffnet Ihr Konto',
    paragraphs: [
      `Er wurde auf diesem Gerät erstellt: ${name}. Wer dieses Gerät entsperrt, kann sich in Ihrem Konto anmelden.`,
      `Wenn Sie das nicht waren, setzen Sie sofort ein neues Passwort und entfernen Sie den Passkey: ${resetUrl}`,
    ],
  }),

  newSignInLetter: ({ device, place, url, resetUrl }) => ({
    subject: `Neue Anmeldung: ${nameDevice(device)}`,
    heading: 'Ein neues Gerät wurde angemeldet',
    paragraphs: [
      `Jemand hat sich soeben in Ihrem Konto angemeldet: ${nameDevice(device)}, ${namePlace(place)}. Wenn Sie das waren, ist alles in Ordnung.`,
      `Wenn Sie das nicht waren, setzen Sie sofort ein neues Passwort; damit werden alle abgemeldet: ${resetUrl}`,
    ],
    action: { label: 'Sehen, wer angemeldet ist', url },
  }),
}

function nameDevice({ browser, system }: Device): string {
  if (browser && system) return `${browser} (${system})`
  return browser ?? system ?? 'ein unbekanntes Gerät'
}

function namePlace(place: Place): string {
  if (place.kind === 'elsewhere') return `von ${place.address}`
  return { unknown: 'von einem unbekannten Ort', machine: 'von diesem Computer', home: 'aus dem Heimnetz' }[place.kind]
}
