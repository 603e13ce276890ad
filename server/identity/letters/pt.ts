import type { Device, Place } from '../device-words.ts'
import type { SessionDoor } from '../doors.ts'
import type * as en from './en.ts'

const notYou = 'Se não foi o próprio a pedir, não precisa de fazer nada.'
const worksOnce = (hours: number) =>
  `A ligação funciona uma única vez, durante ${hours === 1 ? 'uma hora' : `${hours} horas`}. ${notYou}`

const firstSteps: Record<SessionDoor, string> = {
  storefront: 'Registou-se. Confirme o seu endereço de e-mail e já pode entrar.',
  seller:
    'Registou-se para vender aqui. Confirme o seu endereço de e-mail, e a sua loja é apresentada aos responsáveis pelo mercado.',
  operator: 'Recebeu um convite para gerir este mercado. Confirme o seu endereço de e-mail e já pode entrar.',
}

/** The letters about accounts, in Portuguese. */
export const pt: typeof en = {
  activationLetter: ({ door, url, hours }) => ({
    subject: 'Confirme o seu endereço de e-mail',
    heading: 'Só falta um passo',
    paragraphs: [firstSteps[door]],
    action: { label: 'Confirmar o meu endereço', url },
    footnote: worksOnce(hours),
  }),

  newPlaceLetter: ({ door, url, hours }) => ({
    subject: door === 'seller' ? 'Abra a sua loja com a conta que já tem' : 'Junte-se a nós com a conta que já tem',
    heading: 'Já nos conhecemos',
    paragraphs: [
      `Alguém pediu para ${door === 'seller' ? 'abrir uma loja' : 'ajudar a gerir este mercado'} com este endereço de e-mail. Já tem uma conta com ele e pode utilizá-la.`,
      'A sua palavra-passe continua a ser a mesma.',
    ],
    action: { label: door === 'seller' ? 'Sim, quero abrir uma loja' : 'Sim, quero participar', url },
    footnote: worksOnce(hours),
  }),

  alreadyKnownLetter: ({ signInUrl, resetUrl }) => ({
    subject: 'Já tem uma conta',
    heading: 'Já nos conhecemos',
    paragraphs: [
      'Alguém tentou registar-se com este endereço de e-mail. Já tem uma conta com ele e pode simplesmente iniciar sessão.',
      `Esqueceu-se da palavra-passe? Defina uma nova: ${resetUrl}`,
    ],
    action: { label: 'Iniciar sessão', url: signInUrl },
    footnote: notYou,
  }),

  passwordResetLetter: ({ url, hours }) => ({
    subject: 'Defina uma nova palavra-passe',
    heading: 'Defina uma nova palavra-passe',
    paragraphs: [
      'Alguém pediu uma nova palavra-passe para esta conta. Quando a definir, a sua sessão termina em todo o lado.',
    ],
    action: { label: 'Definir uma palavra-passe', url },
    footnote: `${worksOnce(hours)} A sua palavra-passe não mudou.`,
  }),

  passwordChangedLetter: ({ signedOut, signInUrl, resetUrl }) => ({
    subject: 'A sua palavra-passe foi alterada',
    heading: 'A sua palavra-passe foi alterada',
    paragraphs: [
      signedOut === 'everywhere'
        ? 'A palavra-passe da sua conta acaba de ser alterada, e a sua sessão terminou em todo o lado.'
        : 'A palavra-passe da sua conta acaba de ser alterada, e a sua sessão terminou em todos os outros dispositivos.',
      `Se não foi o próprio a fazê-lo, defina já uma nova: ${resetUrl}`,
    ],
    action: { label: 'Iniciar sessão', url: signInUrl },
  }),

  invitationLetter: ({ url, days }) => ({
    subject: 'Um convite para gerir este mercado',
    heading: 'Tem um convite',
    paragraphs: [
      'Um responsável por este mercado dirige-lhe este convite para ajudar a geri-lo. Registe-se com o endereço para o qual este e-mail foi enviado.',
    ],
    action: { label: 'Aceitar o convite', url },
    footnote: `A ligação funciona uma única vez, durante ${days} dias.`,
  }),

  secondFactorLetter: ({ now, resetUrl }) => ({
    subject: now === 'on' ? 'Iniciar sessão passa a ter dois passos' : 'Iniciar sessão volta a ter um só passo',
    heading: now === 'on' ? 'O seu segundo passo está ativo' : 'O seu segundo passo foi retirado',
    paragraphs: [
      now === 'on'
        ? 'A partir de agora, inicia sessão com a sua palavra-passe e um código da sua aplicação de autenticação. Guarde os códigos de recuperação num lugar seguro.'
        : 'A partir de agora, basta a sua palavra-passe para abrir a sua conta.',
      `Se não foi o próprio a fazê-lo, defina já uma nova palavra-passe: ${resetUrl}`,
    ],
  }),

  newEmailLetter: ({ url, hours }) => ({
    subject: 'Confirme o seu novo endereço de e-mail',
    heading: 'Este endereço é seu?',
    paragraphs: ['Alguém quer utilizar este endereço de e-mail para a sua conta. Passa a contar quando o confirmar.'],
    action: { label: 'Confirmar o meu novo endereço', url },
    footnote: worksOnce(hours),
  }),

  emailChangedLetter: ({ newEmail }) => ({
    subject: 'O seu endereço de e-mail foi alterado',
    heading: 'O seu endereço de e-mail foi alterado',
    paragraphs: [
      `A sua conta está agora associada a ${newEmail}. Os e-mails vão para lá, e é com ele que inicia sessão.`,
      'Se não foi o próprio a fazê-lo, escreva-nos já: alguém sabe a sua palavra-passe.',
    ],
  }),

  passkeyLetter: ({ name, resetUrl }) => ({
    subject: 'Foi adicionada uma chave de acesso à sua conta',
    heading: 'Uma nova chave de acesso abre a sua conta',
    paragraphs: [
      `Foi criada neste dispositivo: ${name}. Quem o desbloquear pode iniciar sessão na sua conta.`,
      `Se não foi o próprio a fazê-lo, defina já uma nova palavra-passe e remova a chave de acesso: ${resetUrl}`,
    ],
  }),

  newSignInLetter: ({ device, place, url, resetUrl }) => ({
    subject: `Novo início de sessão: ${nameDevice(device)}`,
    heading: 'Entrou um dispositivo novo',
    paragraphs: [
      `Alguém acaba de iniciar sessão na sua conta: ${nameDevice(device)}, ${namePlace(place)}. Se foi o próprio, está tudo bem.`,
      `Se não foi, defina já uma nova palavra-passe; isso termina todas as sessões: ${resetUrl}`,
    ],
    action: { label: 'Ver quem tem sessão iniciada', url },
  }),
}

function nameDevice({ browser, system }: Device): string {
  if (browser && system) return `${browser} (${system})`
  return browser ?? system ?? 'um dispositivo desconhecido'
}

function namePlace(place: Place): string {
  if (place.kind === 'elsewhere') return `a partir de ${place.address}`
  return {
    unknown: 'a partir de um local desconhecido',
    machine: 'a partir deste computador',
    home: 'a partir da rede de casa',
  }[place.kind]
}
