import type { Language } from '#shared/languages.ts'

/** What the paper says of itself, besides the text of the contract. */
export interface PaperWords {
  contract: string
  page: string
  evidence: string
  course: string
  fingerprints: string
  textHash: string
  chainHash: string
  unsignedHash: string
  typed: string
  drawn: string
  check: string
  utc: string
  sealedOn: string
  version: string
  notSigned: string
  events: Record<string, string>
}

const en: PaperWords = {
  contract: 'Contract',
  page: 'Page {page} of {pages}',
  evidence: 'Evidence of signature',
  course: 'Course of signing',
  fingerprints: 'Fingerprints, SHA-256',
  textHash: 'Text as shown',
  unsignedHash: 'File before signing',
  chainHash: 'Events above',
  typed: 'Typed',
  drawn: 'Drawn',
  check: 'Check at {address} with code {code}',
  utc: 'Times in UTC.',
  sealedOn: 'Sealed {date}',
  version: 'version {number}',
  notSigned: 'Not signed yet',
  events: {
    drawn_up: 'Drawn up',
    sent: 'Link sent to {name}',
    viewed: 'Opened by {name}',
    read: 'Read to the end by {name}',
    code_sent: 'Code mailed to {name}',
    agreed: '{name} agreed to sign electronically',
    signed: 'Signed by {name}',
    delegated: 'Handed on to {name}',
    reminded: '{name} reminded',
    declined: 'Declined by {name}',
    expired: 'Expired',
    voided: 'Taken back',
    sealed: 'Document sealed',
  },
}

const de: PaperWords = {
  contract: 'Vertrag',
  page: 'Seite {page} von {pages}',
  evidence: 'Nachweis der Unterschriften',
  course: 'Verlauf',
  fingerprints: 'Prüfsummen, SHA-256',
  textHash: 'Text wie gezeigt',
  unsignedHash: 'Datei vor den Unterschriften',
  chainHash: 'Ereignisse oben',
  typed: 'Getippt',
  drawn: 'Gezeichnet',
  check: 'Prüfen unter {address} mit dem Code {code}',
  utc: 'Zeiten in UTC.',
  sealedOn: 'Gesiegelt {date}',
  version: 'Fassung {number}',
  notSigned: 'Noch nicht unterschrieben',
  events: {
    drawn_up: 'Aufgesetzt',
    sent: 'Link an {name} geschickt',
    viewed: 'Geöffnet von {name}',
    read: 'Zu Ende gelesen von {name}',
    code_sent: 'Code an {name} geschickt',
    agreed: '{name} willigt ein, elektronisch zu unterschreiben',
    signed: 'Unterschrieben von {name}',
    delegated: 'Weitergegeben an {name}',
    reminded: '{name} erinnert',
    declined: 'Abgelehnt von {name}',
    expired: 'Abgelaufen',
    voided: 'Zurückgezogen',
    sealed: 'Gesiegelt',
  },
}

const fr: PaperWords = {
  contract: 'Contrat',
  page: 'Page {page} sur {pages}',
  evidence: 'Preuve de signature',
  course: 'Déroulement',
  fingerprints: 'Empreintes, SHA-256',
  textHash: 'Texte affiché',
  unsignedHash: 'Fichier avant signature',
  chainHash: 'Événements ci-dessus',
  typed: 'Saisie',
  drawn: 'Dessinée',
  check: 'À vérifier sur {address} avec le code {code}',
  utc: 'Heures en UTC.',
  sealedOn: 'Scellé le {date}',
  version: 'version {number}',
  notSigned: 'Pas encore signé',
  events: {
    drawn_up: 'Rédigé',
    sent: 'Lien envoyé à {name}',
    viewed: 'Ouvert par {name}',
    read: 'Lu jusqu’à la fin par {name}',
    code_sent: 'Code envoyé à {name}',
    agreed: '{name} accepte de signer par voie électronique',
    signed: 'Signé par {name}',
    delegated: 'Transmis à {name}',
    reminded: 'Rappel à {name}',
    declined: 'Refusé par {name}',
    expired: 'Expiré',
    voided: 'Retiré',
    sealed: 'Document scellé',
  },
}

const pt: PaperWords = {
  contract: 'Contrato',
  page: 'Página {page} de {pages}',
  evidence: 'Prova de assinatura',
  course: 'Percurso',
  fingerprints: 'Impressões digitais, SHA-256',
  textHash: 'Texto mostrado',
  unsignedHash: 'Ficheiro antes de assinar',
  chainHash: 'Acontecimentos acima',
  typed: 'Escrita',
  drawn: 'Desenhada',
  check: 'Verifique em {address} com o código {code}',
  utc: 'Horas em UTC.',
  sealedOn: 'Selado a {date}',
  version: 'versão {number}',
  notSigned: 'Ainda não assinado',
  events: {
    drawn_up: 'Redigido',
    sent: 'Ligação enviada a {name}',
    viewed: 'Aberto por {name}',
    read: 'Lido até ao fim por {name}',
    code_sent: 'Código enviado a {name}',
    agreed: '{name} aceita assinar por via eletrónica',
    signed: 'Assinado por {name}',
    delegated: 'Passado a {name}',
    reminded: '{name} lembrado',
    declined: 'Recusado por {name}',
    expired: 'Expirado',
    voided: 'Retirado',
    sealed: 'Documento selado',
  },
}

const es: PaperWords = {
  contract: 'Contrato',
  page: 'Página {page} de {pages}',
  evidence: 'Prueba de firma',
  course: 'Desarrollo',
  fingerprints: 'Huellas, SHA-256',
  textHash: 'Texto mostrado',
  unsignedHash: 'Archivo antes de firmar',
  chainHash: 'Sucesos anteriores',
  typed: 'Escrita',
  drawn: 'Dibujada',
  check: 'Compruébelo en {address} con el código {code}',
  utc: 'Horas en UTC.',
  sealedOn: 'Sellado el {date}',
  version: 'versión {number}',
  notSigned: 'Aún sin firmar',
  events: {
    drawn_up: 'Redactado',
    sent: 'Enlace enviado a {name}',
    viewed: 'Abierto por {name}',
    read: 'Leído hasta el final por {name}',
    code_sent: 'Código enviado a {name}',
    agreed: '{name} acepta firmar electrónicamente',
    signed: 'Firmado por {name}',
    delegated: 'Pasado a {name}',
    reminded: 'Recordado a {name}',
    declined: 'Rechazado por {name}',
    expired: 'Caducado',
    voided: 'Retirado',
    sealed: 'Documento sellado',
  },
}

/** The words of a language. */
export function paperWords(language: Language): PaperWords {
  return { en, de, fr, pt, es }[language]
}

/** Puts values into the places of a sentence: `{name}`. */
export function fillWords(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
}
