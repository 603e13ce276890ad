import type { SealVerdict } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'

/** What the page that checks sealed contracts says. */
export interface VerifyWords {
  title: string
  lead: string
  byFile: string
  choose: string
  byCode: string
  code: string
  look: string
  result: string
  aboutFile: Record<SealVerdict['verdict'], string>
  foundByCode: string
  notFoundByCode: string
  number: string
  sealed: string
  timestamped: string
  signedBy: (name: string) => string
  hash: string
  /** What is refused, by its code; of what is not here the market's own words stand. */
  refusals: Readonly<Record<string, string>>
  offline: string
}

const en: VerifyWords = {
  title: 'Check a contract',
  lead: 'Is it the file that was sealed, and who signed it? The file is looked at and not kept.',
  byFile: 'By the file',
  choose: 'Choose a PDF',
  byCode: 'By the code',
  code: 'Code on the last page',
  look: 'Look it up',
  result: 'Result',
  aboutFile: {
    intact: 'This is the very file that was sealed. Not one byte of it has changed.',
    changed: 'This file is not as it was sealed: something in it was changed, or its signatures cannot be read.',
    foreign: 'This file is signed, but not by this market.',
    unknown: 'This file carries no signature.',
  },
  foundByCode: 'A contract with this code was sealed here. Compare it with the paper, or choose the file to be sure.',
  notFoundByCode: 'No contract with this code was sealed here.',
  number: 'Number',
  sealed: 'Sealed',
  timestamped: 'Confirmed by a timestamp',
  signedBy: (name) => `Signed by ${name}`,
  hash: 'SHA-256 of the file',
  refusals: {},
  offline: 'The market cannot be reached. Check your connection and try again.',
}

const de: VerifyWords = {
  title: 'Einen Vertrag prüfen',
  lead: 'Ist es die Datei, die versiegelt wurde, und wer hat unterschrieben? Die Datei wird angesehen und nicht aufbewahrt.',
  byFile: 'Mit der Datei',
  choose: 'PDF auswählen',
  byCode: 'Mit dem Code',
  code: 'Code auf der letzten Seite',
  look: 'Nachsehen',
  result: 'Ergebnis',
  aboutFile: {
    intact: 'Das ist genau die Datei, die versiegelt wurde. Kein Byte daran ist verändert.',
    changed:
      'Diese Datei ist nicht mehr so, wie sie versiegelt wurde: Etwas darin wurde verändert, oder ihre Unterschriften sind nicht lesbar.',
    foreign: 'Diese Datei ist unterschrieben, aber nicht von diesem Marktplatz.',
    unknown: 'Diese Datei trägt keine Unterschrift.',
  },
  foundByCode:
    'Ein Vertrag mit diesem Code wurde hier versiegelt. Vergleichen Sie ihn mit dem Papier, oder wählen Sie die Datei, um sicher zu sein.',
  notFoundByCode: 'Kein Vertrag mit diesem Code wurde hier versiegelt.',
  number: 'Nummer',
  sealed: 'Versiegelt',
  timestamped: 'Durch einen Zeitstempel bestätigt',
  signedBy: (name) => `Unterschrieben von ${name}`,
  hash: 'SHA-256 der Datei',
  refusals: {
    too_many_attempts: 'Zu viele Versuche. Bitte warten Sie ein wenig.',
    validation_failed: 'So kann das nicht geprüft werden. Wählen Sie eine PDF-Datei, oder tippen Sie den ganzen Code.',
    file_too_large: 'Die Datei ist zu groß.',
  },
  offline: 'Der Marktplatz ist nicht zu erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
}

const fr: VerifyWords = {
  title: 'Vérifier un contrat',
  lead: 'Est-ce bien le fichier qui a été scellé, et qui l’a signé ? Le fichier est examiné et n’est pas conservé.',
  byFile: 'Par le fichier',
  choose: 'Choisir un PDF',
  byCode: 'Par le code',
  code: 'Code de la dernière page',
  look: 'Rechercher',
  result: 'Résultat',
  aboutFile: {
    intact: 'C’est exactement le fichier qui a été scellé. Pas un octet n’en a changé.',
    changed:
      'Ce fichier n’est plus tel qu’il a été scellé : quelque chose y a été modifié, ou ses signatures sont illisibles.',
    foreign: 'Ce fichier est signé, mais pas par cette place de marché.',
    unknown: 'Ce fichier ne porte aucune signature.',
  },
  foundByCode:
    'Un contrat portant ce code a été scellé ici. Comparez-le avec le papier, ou choisissez le fichier pour en être sûr.',
  notFoundByCode: 'Aucun contrat portant ce code n’a été scellé ici.',
  number: 'Numéro',
  sealed: 'Scellé le',
  timestamped: 'Confirmé par un horodatage',
  signedBy: (name) => `Signé par ${name}`,
  hash: 'SHA-256 du fichier',
  refusals: {
    too_many_attempts: 'Trop de tentatives. Veuillez patienter un peu.',
    validation_failed: 'Ceci ne peut pas être vérifié. Choisissez un fichier PDF, ou saisissez le code en entier.',
    file_too_large: 'Le fichier est trop volumineux.',
  },
  offline: 'La place de marché est injoignable. Vérifiez votre connexion et réessayez.',
}

const pt: VerifyWords = {
  title: 'Verificar um contrato',
  lead: 'É o ficheiro que foi selado, e quem o assinou? O ficheiro é examinado e não é guardado.',
  byFile: 'Pelo ficheiro',
  choose: 'Escolher um PDF',
  byCode: 'Pelo código',
  code: 'Código da última página',
  look: 'Procurar',
  result: 'Resultado',
  aboutFile: {
    intact: 'É exatamente o ficheiro que foi selado. Nem um byte mudou.',
    changed:
      'Este ficheiro não está como foi selado: algo nele foi alterado, ou as suas assinaturas não podem ser lidas.',
    foreign: 'Este ficheiro está assinado, mas não por este mercado.',
    unknown: 'Este ficheiro não tem assinatura.',
  },
  foundByCode:
    'Um contrato com este código foi selado aqui. Compare-o com o papel, ou escolha o ficheiro para ter a certeza.',
  notFoundByCode: 'Nenhum contrato com este código foi selado aqui.',
  number: 'Número',
  sealed: 'Selado em',
  timestamped: 'Confirmado por um selo temporal',
  signedBy: (name) => `Assinado por ${name}`,
  hash: 'SHA-256 do ficheiro',
  refusals: {
    too_many_attempts: 'Demasiadas tentativas. Espere um pouco.',
    validation_failed: 'Isto não pode ser verificado. Escolha um ficheiro PDF, ou escreva o código completo.',
    file_too_large: 'O ficheiro é demasiado grande.',
  },
  offline: 'Não é possível contactar o mercado. Verifique a sua ligação e tente de novo.',
}

const es: VerifyWords = {
  title: 'Comprobar un contrato',
  lead: '¿Es el archivo que se selló, y quién lo firmó? El archivo se examina y no se guarda.',
  byFile: 'Con el archivo',
  choose: 'Elegir un PDF',
  byCode: 'Con el código',
  code: 'Código de la última página',
  look: 'Buscar',
  result: 'Resultado',
  aboutFile: {
    intact: 'Es exactamente el archivo que se selló. No ha cambiado ni un byte.',
    changed: 'Este archivo no está como se selló: algo en él ha cambiado, o sus firmas no se pueden leer.',
    foreign: 'Este archivo está firmado, pero no por este mercado.',
    unknown: 'Este archivo no lleva ninguna firma.',
  },
  foundByCode:
    'Aquí se selló un contrato con este código. Compárelo con el papel, o elija el archivo para estar seguro.',
  notFoundByCode: 'Aquí no se selló ningún contrato con este código.',
  number: 'Número',
  sealed: 'Sellado el',
  timestamped: 'Confirmado por un sello de tiempo',
  signedBy: (name) => `Firmado por ${name}`,
  hash: 'SHA-256 del archivo',
  refusals: {
    too_many_attempts: 'Demasiados intentos. Espere un poco.',
    validation_failed: 'Esto no se puede comprobar. Elija un archivo PDF, o escriba el código completo.',
    file_too_large: 'El archivo es demasiado grande.',
  },
  offline: 'No se puede contactar con el mercado. Compruebe su conexión e inténtelo de nuevo.',
}

/** The words of that page in every language the market writes. */
export const verifyWords: Readonly<Record<Language, VerifyWords>> = { en, de, fr, pt, es }
