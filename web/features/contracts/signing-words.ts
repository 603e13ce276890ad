import type { Signing } from '#shared/api/contracts.schemas.ts'
import { localeOf, type Language } from '#shared/languages.ts'
import { messageOf, problemOf } from '#web/data/problem.ts'

/** What the private page says to who signs, besides the contract itself. */
export interface SigningWords {
  privateLink: (name: string) => string
  about: (number: string, shop: string) => string
  /** What stands before the facts at a glance. */
  facts: Record<Signing['facts'][number]['kind'], string>
  steps: readonly [read: string, agree: string, sign: string]
  signedOn: string
  signHere: string
  notSignedYet: string
  haveRead: string
  isRead: string
  readFirst: string
  agree: (title: string, email: string) => string
  agreeNeeded: string
  signature: string
  how: string
  draw: string
  type: string
  typeName: string
  clear: string
  canDraw: string
  signatureNeeded: string
  password: string
  passwordWhy: string
  passwordNeeded: string
  code: string
  codeWhy: (email: string) => string
  codeMailed: (email: string) => string
  mailCode: string
  mailAnother: string
  codeNeeded: string
  sign: string
  haveSigned: string
  decline: string
  declineTitle: string
  declineMeans: string
  reason: string
  somebodyElse: string
  handOnMeans: string
  handOn: string
  handedOn: string
  name: string
  nameNeeded: string
  email: string
  emailNeeded: string
  declined: (reason: string) => string
  voided: (reason: string) => string
  expired: string
  sealed: string
  signed: string
  waitsFor: (name: string, hasSigned: boolean) => string
  sealedFile: string
  file: string
  /** What is refused, by its code; of what is not here the market's own words stand. */
  refusals: Readonly<Record<string, string>>
  offline: string
}

const en: SigningWords = {
  privateLink: (name) => `Private link for ${name}`,
  about: (number, shop) => `${number}, about ${shop}`,
  facts: {
    with: 'With',
    about: 'About',
    order: 'Order',
    subscription: 'Subscription',
    amount: 'Amount',
    until: 'To be signed until',
  },
  steps: ['Read', 'Agree', 'Sign'],
  signedOn: 'Signed',
  signHere: 'Your signature goes here',
  notSignedYet: 'Not signed yet',
  haveRead: 'I have read it to the end',
  isRead: 'You have read it to the end',
  readFirst: 'Please read it to the end first',
  agree: (title, email) => `I agree to sign “${title}” electronically. A signed copy is sent to ${email}.`,
  agreeNeeded: 'Needed to sign',
  signature: 'Your signature',
  how: 'How to sign',
  draw: 'Draw',
  type: 'Type',
  typeName: 'Type your name',
  clear: 'Clear',
  canDraw: 'A field to draw your signature in; it can be typed instead.',
  signatureNeeded: 'Draw or type your signature',
  password: 'Your password',
  passwordWhy: 'It shows that it is you who signs.',
  passwordNeeded: 'Type your password',
  code: 'Code of the mail',
  codeWhy: (email) => `A code mailed to ${email} shows that it is you who signs.`,
  codeMailed: (email) => `We mailed a code to ${email}. It works for ten minutes.`,
  mailCode: 'Mail me the code',
  mailAnother: 'Mail another code',
  codeNeeded: 'Have the code mailed and type it here.',
  sign: 'Sign',
  haveSigned: 'You have signed',
  decline: 'Decline',
  declineTitle: 'Decline to sign',
  declineMeans: 'Nobody is bound by the contract then, and everybody who was asked hears your reason.',
  reason: 'Reason',
  somebodyElse: 'Somebody else signs',
  handOnMeans: 'They get a link of their own and sign in your place; yours stops working.',
  handOn: 'Send them the link',
  handedOn: 'Handed on. This link does not work any more.',
  name: 'Name',
  nameNeeded: 'Type a name',
  email: 'E-mail',
  emailNeeded: 'Type a whole e-mail address',
  declined: (reason) => `This contract was declined. The reason given: ${reason}`,
  voided: (reason) => `The market took this contract back. The reason given: ${reason}`,
  expired: 'Nobody signed in time. This contract is over.',
  sealed: 'All have signed, and the contract is sealed.',
  signed: 'All have signed. The sealed copy follows by mail in a moment.',
  waitsFor: (name, hasSigned) => `${hasSigned ? 'You have signed. ' : ''}It waits for ${name}.`,
  sealedFile: 'Download the sealed PDF',
  file: 'Download PDF',
  refusals: {
    wrong_code: 'This is not the code of the last mail, or it is older than ten minutes.',
    wrong_password: 'The password is wrong.',
    validation_failed: 'Please fill in everything.',
  },
  offline: 'The market cannot be reached. Check your connection and try again.',
}

const de: SigningWords = {
  privateLink: (name) => `Privater Link für ${name}`,
  about: (number, shop) => `${number}, zu ${shop}`,
  facts: {
    with: 'Mit',
    about: 'Über',
    order: 'Bestellung',
    subscription: 'Abonnement',
    amount: 'Betrag',
    until: 'Zu unterschreiben bis',
  },
  steps: ['Lesen', 'Zustimmen', 'Unterschreiben'],
  signedOn: 'Unterschrieben am',
  signHere: 'Hier steht Ihre Unterschrift',
  notSignedYet: 'Noch nicht unterschrieben',
  haveRead: 'Ich habe bis zum Ende gelesen',
  isRead: 'Sie haben bis zum Ende gelesen',
  readFirst: 'Bitte lesen Sie zuerst bis zum Ende',
  agree: (title, email) =>
    `Ich willige ein, „${title}“ elektronisch zu unterschreiben. Eine unterschriebene Ausfertigung geht an ${email}.`,
  agreeNeeded: 'Zum Unterschreiben nötig',
  signature: 'Ihre Unterschrift',
  how: 'Wie Sie unterschreiben',
  draw: 'Zeichnen',
  type: 'Tippen',
  typeName: 'Tippen Sie Ihren Namen',
  clear: 'Löschen',
  canDraw: 'Ein Feld, in das Sie Ihre Unterschrift zeichnen; Sie können sie auch tippen.',
  signatureNeeded: 'Zeichnen oder tippen Sie Ihre Unterschrift',
  password: 'Ihr Passwort',
  passwordWhy: 'Es zeigt, dass Sie es sind, der unterschreibt.',
  passwordNeeded: 'Geben Sie Ihr Passwort ein',
  code: 'Code aus der E-Mail',
  codeWhy: (email) => `Ein Code, der an ${email} geht, zeigt, dass Sie es sind, der unterschreibt.`,
  codeMailed: (email) => `Wir haben einen Code an ${email} geschickt. Er gilt zehn Minuten.`,
  mailCode: 'Code schicken',
  mailAnother: 'Neuen Code schicken',
  codeNeeded: 'Lassen Sie sich den Code schicken und tippen Sie ihn hier ein.',
  sign: 'Unterschreiben',
  haveSigned: 'Sie haben unterschrieben',
  decline: 'Ablehnen',
  declineTitle: 'Unterschrift ablehnen',
  declineMeans: 'Dann ist niemand an den Vertrag gebunden, und alle, die gefragt wurden, erfahren Ihren Grund.',
  reason: 'Grund',
  somebodyElse: 'Jemand anderes unterschreibt',
  handOnMeans: 'Diese Person bekommt einen eigenen Link und unterschreibt an Ihrer Stelle; Ihrer gilt nicht mehr.',
  handOn: 'Link schicken',
  handedOn: 'Weitergegeben. Dieser Link gilt nicht mehr.',
  name: 'Name',
  nameNeeded: 'Geben Sie einen Namen ein',
  email: 'E-Mail',
  emailNeeded: 'Geben Sie eine vollständige E-Mail-Adresse ein',
  declined: (reason) => `Dieser Vertrag wurde abgelehnt. Der Grund: ${reason}`,
  voided: (reason) => `Der Marktplatz hat diesen Vertrag zurückgezogen. Der Grund: ${reason}`,
  expired: 'Niemand hat rechtzeitig unterschrieben. Dieser Vertrag ist hinfällig.',
  sealed: 'Alle haben unterschrieben, und der Vertrag ist versiegelt.',
  signed: 'Alle haben unterschrieben. Die versiegelte Ausfertigung kommt gleich per E-Mail.',
  waitsFor: (name, hasSigned) => `${hasSigned ? 'Sie haben unterschrieben. ' : ''}Der Vertrag wartet auf ${name}.`,
  sealedFile: 'Versiegeltes PDF herunterladen',
  file: 'PDF herunterladen',
  refusals: {
    wrong_code: 'Das ist nicht der Code der letzten E-Mail, oder er ist älter als zehn Minuten.',
    wrong_password: 'Das Passwort stimmt nicht.',
    not_read: 'Bitte lesen Sie den Vertrag zuerst bis zum Ende.',
    not_your_turn: 'Sie sind nicht an der Reihe, oder es gibt nichts mehr zu unterschreiben.',
    link_not_valid: 'Dieser Link gilt nicht mehr. Suchen Sie nach einer neueren E-Mail.',
    too_many_attempts: 'Zu viele Versuche. Bitte warten Sie ein wenig.',
    validation_failed: 'Bitte füllen Sie alles aus.',
  },
  offline: 'Der Marktplatz ist nicht zu erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
}

const fr: SigningWords = {
  privateLink: (name) => `Lien privé pour ${name}`,
  about: (number, shop) => `${number}, au sujet de ${shop}`,
  facts: {
    with: 'Avec',
    about: 'Objet',
    order: 'Commande',
    subscription: 'Abonnement',
    amount: 'Montant',
    until: 'À signer avant la fin du',
  },
  steps: ['Lire', 'Accepter', 'Signer'],
  signedOn: 'Signé le',
  signHere: 'Votre signature se place ici',
  notSignedYet: 'Pas encore signé',
  haveRead: 'J’ai lu jusqu’à la fin',
  isRead: 'Vous avez lu jusqu’à la fin',
  readFirst: 'Veuillez d’abord lire jusqu’à la fin',
  agree: (title, email) =>
    `J’accepte de signer « ${title} » par voie électronique. Une copie signée est envoyée à ${email}.`,
  agreeNeeded: 'Nécessaire pour signer',
  signature: 'Votre signature',
  how: 'Comment signer',
  draw: 'Dessiner',
  type: 'Saisir',
  typeName: 'Saisissez votre nom',
  clear: 'Effacer',
  canDraw: 'Un champ où dessiner votre signature ; vous pouvez aussi la saisir.',
  signatureNeeded: 'Dessinez ou saisissez votre signature',
  password: 'Votre mot de passe',
  passwordWhy: 'Il montre que c’est bien vous qui signez.',
  passwordNeeded: 'Saisissez votre mot de passe',
  code: 'Code reçu par e-mail',
  codeWhy: (email) => `Un code envoyé à ${email} montre que c’est bien vous qui signez.`,
  codeMailed: (email) => `Nous avons envoyé un code à ${email}. Il est valable dix minutes.`,
  mailCode: 'Envoyer le code',
  mailAnother: 'Envoyer un autre code',
  codeNeeded: 'Demandez le code par e-mail et saisissez-le ici.',
  sign: 'Signer',
  haveSigned: 'Vous avez signé',
  decline: 'Refuser',
  declineTitle: 'Refuser de signer',
  declineMeans: 'Personne n’est alors lié par le contrat, et tous ceux qui ont été sollicités apprennent votre motif.',
  reason: 'Motif',
  somebodyElse: 'Quelqu’un d’autre signe',
  handOnMeans: 'Cette personne reçoit son propre lien et signe à votre place ; le vôtre ne fonctionne plus.',
  handOn: 'Lui envoyer le lien',
  handedOn: 'Transmis. Ce lien ne fonctionne plus.',
  name: 'Nom',
  nameNeeded: 'Saisissez un nom',
  email: 'E-mail',
  emailNeeded: 'Saisissez une adresse e-mail complète',
  declined: (reason) => `Ce contrat a été refusé. Motif indiqué : ${reason}`,
  voided: (reason) => `La place de marché a retiré ce contrat. Motif indiqué : ${reason}`,
  expired: 'Personne n’a signé à temps. Ce contrat est caduc.',
  sealed: 'Tous ont signé et le contrat est scellé.',
  signed: 'Tous ont signé. La copie scellée suit par e-mail dans un instant.',
  waitsFor: (name, hasSigned) => `${hasSigned ? 'Vous avez signé. ' : ''}Le contrat attend ${name}.`,
  sealedFile: 'Télécharger le PDF scellé',
  file: 'Télécharger le PDF',
  refusals: {
    wrong_code: 'Ce n’est pas le code du dernier e-mail, ou il date de plus de dix minutes.',
    wrong_password: 'Le mot de passe est incorrect.',
    not_read: 'Veuillez d’abord lire le contrat jusqu’à la fin.',
    not_your_turn: 'Ce n’est pas votre tour de signer, ou il n’y a plus rien à signer.',
    link_not_valid: 'Ce lien n’est plus valable. Cherchez un e-mail plus récent.',
    too_many_attempts: 'Trop de tentatives. Veuillez patienter un peu.',
    validation_failed: 'Veuillez tout remplir.',
  },
  offline: 'La place de marché est injoignable. Vérifiez votre connexion et réessayez.',
}

const pt: SigningWords = {
  privateLink: (name) => `Ligação privada para ${name}`,
  about: (number, shop) => `${number}, sobre ${shop}`,
  facts: {
    with: 'Com',
    about: 'Sobre',
    order: 'Encomenda',
    subscription: 'Subscrição',
    amount: 'Valor',
    until: 'A assinar até',
  },
  steps: ['Ler', 'Concordar', 'Assinar'],
  signedOn: 'Assinado em',
  signHere: 'A sua assinatura fica aqui',
  notSignedYet: 'Ainda não assinado',
  haveRead: 'Li até ao fim',
  isRead: 'Leu até ao fim',
  readFirst: 'Leia primeiro até ao fim',
  agree: (title, email) =>
    `Concordo em assinar «${title}» por via eletrónica. Uma cópia assinada é enviada para ${email}.`,
  agreeNeeded: 'Necessário para assinar',
  signature: 'A sua assinatura',
  how: 'Como assinar',
  draw: 'Desenhar',
  type: 'Escrever',
  typeName: 'Escreva o seu nome',
  clear: 'Apagar',
  canDraw: 'Um campo onde desenhar a sua assinatura; também a pode escrever.',
  signatureNeeded: 'Desenhe ou escreva a sua assinatura',
  password: 'A sua palavra-passe',
  passwordWhy: 'Mostra que é mesmo quem assina.',
  passwordNeeded: 'Escreva a sua palavra-passe',
  code: 'Código do e-mail',
  codeWhy: (email) => `Um código enviado para ${email} mostra que é mesmo quem assina.`,
  codeMailed: (email) => `Enviámos um código para ${email}. É válido durante dez minutos.`,
  mailCode: 'Enviar o código',
  mailAnother: 'Enviar outro código',
  codeNeeded: 'Peça o código por e-mail e escreva-o aqui.',
  sign: 'Assinar',
  haveSigned: 'Assinou o contrato',
  decline: 'Recusar',
  declineTitle: 'Recusar a assinatura',
  declineMeans:
    'Ninguém fica então vinculado ao contrato, e todos os que foram chamados a assinar ficam a saber o seu motivo.',
  reason: 'Motivo',
  somebodyElse: 'Assina outra pessoa',
  handOnMeans: 'Essa pessoa recebe uma ligação própria e assina no seu lugar; a sua deixa de funcionar.',
  handOn: 'Enviar-lhe a ligação',
  handedOn: 'Entregue a outra pessoa. Esta ligação já não funciona.',
  name: 'Nome',
  nameNeeded: 'Escreva um nome',
  email: 'E-mail',
  emailNeeded: 'Escreva um endereço de e-mail completo',
  declined: (reason) => `Este contrato foi recusado. Motivo indicado: ${reason}`,
  voided: (reason) => `O mercado retirou este contrato. Motivo indicado: ${reason}`,
  expired: 'Ninguém assinou a tempo. Este contrato ficou sem efeito.',
  sealed: 'Todos assinaram e o contrato está selado.',
  signed: 'Todos assinaram. A cópia selada segue por e-mail dentro de momentos.',
  waitsFor: (name, hasSigned) => `${hasSigned ? 'Já assinou. ' : ''}O contrato espera por ${name}.`,
  sealedFile: 'Descarregar o PDF selado',
  file: 'Descarregar PDF',
  refusals: {
    wrong_code: 'Não é o código do último e-mail, ou tem mais de dez minutos.',
    wrong_password: 'A palavra-passe está errada.',
    not_read: 'Leia primeiro o contrato até ao fim.',
    not_your_turn: 'Não é a sua vez de assinar, ou já não há nada para assinar.',
    link_not_valid: 'Esta ligação já não é válida. Procure um e-mail mais recente.',
    too_many_attempts: 'Demasiadas tentativas. Espere um pouco.',
    validation_failed: 'Preencha tudo.',
  },
  offline: 'Não é possível contactar o mercado. Verifique a sua ligação e tente de novo.',
}

const es: SigningWords = {
  privateLink: (name) => `Enlace privado para ${name}`,
  about: (number, shop) => `${number}, sobre ${shop}`,
  facts: {
    with: 'Con',
    about: 'Sobre',
    order: 'Pedido',
    subscription: 'Suscripción',
    amount: 'Importe',
    until: 'Firmar hasta el',
  },
  steps: ['Leer', 'Aceptar', 'Firmar'],
  signedOn: 'Firmado el',
  signHere: 'Aquí va su firma',
  notSignedYet: 'Aún sin firmar',
  haveRead: 'Lo he leído hasta el final',
  isRead: 'Lo ha leído hasta el final',
  readFirst: 'Léalo primero hasta el final',
  agree: (title, email) => `Acepto firmar «${title}» por vía electrónica. Se envía una copia firmada a ${email}.`,
  agreeNeeded: 'Necesario para firmar',
  signature: 'Su firma',
  how: 'Cómo firmar',
  draw: 'Dibujar',
  type: 'Escribir',
  typeName: 'Escriba su nombre',
  clear: 'Borrar',
  canDraw: 'Un campo donde dibujar su firma; también puede escribirla.',
  signatureNeeded: 'Dibuje o escriba su firma',
  password: 'Su contraseña',
  passwordWhy: 'Muestra que es usted quien firma.',
  passwordNeeded: 'Escriba su contraseña',
  code: 'Código del correo',
  codeWhy: (email) => `Un código enviado a ${email} muestra que es usted quien firma.`,
  codeMailed: (email) => `Hemos enviado un código a ${email}. Vale diez minutos.`,
  mailCode: 'Enviarme el código',
  mailAnother: 'Enviar otro código',
  codeNeeded: 'Pida el código por correo y escríbalo aquí.',
  sign: 'Firmar',
  haveSigned: 'Ha firmado',
  decline: 'Rechazar',
  declineTitle: 'Rechazar la firma',
  declineMeans: 'Entonces nadie queda obligado por el contrato, y todos los llamados a firmar conocen su motivo.',
  reason: 'Motivo',
  somebodyElse: 'Firma otra persona',
  handOnMeans: 'Esa persona recibe un enlace propio y firma en su lugar; el suyo deja de funcionar.',
  handOn: 'Enviarle el enlace',
  handedOn: 'Entregado a otra persona. Este enlace ya no funciona.',
  name: 'Nombre',
  nameNeeded: 'Escriba un nombre',
  email: 'Correo electrónico',
  emailNeeded: 'Escriba una dirección de correo completa',
  declined: (reason) => `Este contrato fue rechazado. Motivo indicado: ${reason}`,
  voided: (reason) => `El mercado retiró este contrato. Motivo indicado: ${reason}`,
  expired: 'Nadie firmó a tiempo. Este contrato ha quedado sin efecto.',
  sealed: 'Todos han firmado y el contrato está sellado.',
  signed: 'Todos han firmado. La copia sellada llega por correo en un momento.',
  waitsFor: (name, hasSigned) => `${hasSigned ? 'Ha firmado. ' : ''}El contrato espera a ${name}.`,
  sealedFile: 'Descargar el PDF sellado',
  file: 'Descargar PDF',
  refusals: {
    wrong_code: 'No es el código del último correo, o tiene más de diez minutos.',
    wrong_password: 'La contraseña no es correcta.',
    not_read: 'Lea primero el contrato hasta el final.',
    not_your_turn: 'No es su turno de firmar, o ya no hay nada que firmar.',
    link_not_valid: 'Este enlace ya no es válido. Busque un correo más reciente.',
    too_many_attempts: 'Demasiados intentos. Espere un poco.',
    validation_failed: 'Complete todos los campos.',
  },
  offline: 'No se puede contactar con el mercado. Compruebe su conexión e inténtelo de nuevo.',
}

/** The words of the private page in every language the market writes. */
export const signingWords: Readonly<Record<Language, SigningWords>> = { en, de, fr, pt, es }

/** Why something was refused, in these words where they have it; nothing where nothing was. */
export function refusalIn(
  { refusals, offline }: Pick<SigningWords, 'refusals' | 'offline'>,
  error: unknown,
): string | undefined {
  if (error === undefined) return undefined
  const problem = problemOf(error)
  if (problem) return refusals[problem.code] ?? messageOf(error)
  return offline
}

/** A day as a language writes it: `4. März 2027`. */
export function dayIn(language: Language, at: string): string {
  return new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
}
