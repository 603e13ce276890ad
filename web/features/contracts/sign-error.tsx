import { isRouteErrorResponse, useRouteError } from 'react-router'
import type { Language } from '#shared/languages.ts'
import type { Problem } from '#shared/api/values.schemas.ts'
import styles from '#web/features/market/page-error.module.css'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { useReaderLanguage } from './reader-language.ts'

/** What a page of signing says when it cannot be shown. */
interface ErrorWords {
  /** At the top, where a link that works says for whom it is. */
  privateLink: string
  dead: string
  deadWhy: string
  broken: string
  brokenWhy: string
  reference: (id: string) => string
  again: string
  home: string
}

const errorWords: Readonly<Record<Language, ErrorWords>> = {
  en: {
    privateLink: 'Private link',
    dead: 'This link does not work any more',
    deadWhy: 'It was replaced by a newer one, handed on, or is too old. Look for a newer mail, or ask who sent it.',
    broken: 'Something broke',
    brokenWhy: 'It failed on our side, and nothing was lost. Please try again.',
    reference: (id) => `Reference ${id}`,
    again: 'Try again',
    home: 'To the market',
  },
  de: {
    privateLink: 'Privater Link',
    dead: 'Dieser Link gilt nicht mehr',
    deadWhy:
      'Er wurde durch einen neueren ersetzt, weitergegeben oder ist zu alt. Suchen Sie nach einer neueren E-Mail, oder fragen Sie, wer ihn geschickt hat.',
    broken: 'Etwas ist schiefgegangen',
    brokenWhy: 'Der Fehler liegt bei uns, und nichts ging verloren. Bitte versuchen Sie es noch einmal.',
    reference: (id) => `Kennung ${id}`,
    again: 'Noch einmal versuchen',
    home: 'Zum Marktplatz',
  },
  fr: {
    privateLink: 'Lien privé',
    dead: 'Ce lien n’est plus valable',
    deadWhy:
      'Il a été remplacé par un plus récent, transmis, ou il est trop ancien. Cherchez un e-mail plus récent, ou demandez à la personne qui l’a envoyé.',
    broken: 'Quelque chose s’est mal passé',
    brokenWhy: 'L’erreur vient de chez nous et rien n’est perdu. Veuillez réessayer.',
    reference: (id) => `Référence ${id}`,
    again: 'Réessayer',
    home: 'Vers la place de marché',
  },
  pt: {
    privateLink: 'Ligação privada',
    dead: 'Esta ligação já não é válida',
    deadWhy:
      'Foi substituída por uma mais recente, entregue a outra pessoa, ou é demasiado antiga. Procure um e-mail mais recente, ou pergunte a quem a enviou.',
    broken: 'Algo correu mal',
    brokenWhy: 'O erro é nosso e nada se perdeu. Tente de novo.',
    reference: (id) => `Referência ${id}`,
    again: 'Tentar de novo',
    home: 'Para o mercado',
  },
  es: {
    privateLink: 'Enlace privado',
    dead: 'Este enlace ya no es válido',
    deadWhy:
      'Lo sustituye uno más reciente, se entregó a otra persona, o es demasiado antiguo. Busque un correo más reciente, o pregunte a quien lo envió.',
    broken: 'Algo ha fallado',
    brokenWhy: 'El error es nuestro y no se ha perdido nada. Inténtelo de nuevo.',
    reference: (id) => `Referencia ${id}`,
    again: 'Intentar de nuevo',
    home: 'Al mercado',
  },
}

/** The words of such an error, for whoever reads. */
export function useErrorWords(): ErrorWords {
  return errorWords[useReaderLanguage()]
}

/** A page of signing that cannot be shown: a link that works no more, or a failure of ours; in the reader's language. */
export function SignError() {
  const error = useRouteError()
  const language = useReaderLanguage()
  const words = errorWords[language]
  const isDead = isRouteErrorResponse(error) && error.status === 404
  const problem = isRouteErrorResponse(error) ? (error.data as Problem | null) : null
  return (
    <div className={styles.page}>
      <div className={styles.words} lang={language}>
        <title>{isDead ? words.dead : words.broken}</title>
        <meta name="robots" content="noindex" />
        <h1>{isDead ? words.dead : words.broken}</h1>
        <p className={styles.lead}>{isDead ? words.deadWhy : words.brokenWhy}</p>
        {!isDead && problem?.requestId && <p className={styles.status}>{words.reference(problem.requestId)}</p>}
        <div className={styles.actions}>
          <ButtonLink to="/">{words.home}</ButtonLink>
          {!isDead && (
            <Button variant="outline" onClick={() => window.location.reload()}>
              {words.again}
            </Button>
          )}
        </div>
      </div>
      <div className={styles.hall} aria-hidden>
        <span />
        <span />
        <span />
      </div>
    </div>
  )
}
