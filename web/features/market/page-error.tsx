import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router'
import type { ReactNode } from 'react'
import type { Picture as PictureFile, Problem } from '#shared/api/values.schemas.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Picture } from '../../ui/picture.tsx'
import styles from './page-error.module.css'

interface PageErrorProps {
  /** Where to go from here. */
  home: string
  homeLabel: string
  /** Stand in the outer bays; the one in the middle stays empty. */
  pictures?: readonly (PictureFile | null)[]
  /** More ways on, under the button. */
  children?: ReactNode
}

/** A page that is not there, or that could not be made: what happened, and the way on. */
export function PageError({ home, homeLabel, pictures, children }: PageErrorProps) {
  const error = useRouteError()
  const { pathname } = useLocation()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const problem = isRouteErrorResponse(error) ? (error.data as Problem | null) : null
  const isMissing = status === 404
  return (
    <div className={styles.page}>
      <title>{isMissing ? 'Nothing here' : 'Something broke'}</title>
      <div className={styles.words}>
        <p className={styles.status}>Error {status}</p>
        <h1>{isMissing ? 'This bay is empty' : 'The lights went out'}</h1>
        {isMissing ? (
          <p className={styles.lead}>
            The page moved, or the maker took the piece home. The link you followed was <strong>{pathname}</strong>.
          </p>
        ) : (
          <p className={styles.lead}>
            {problem?.detail ??
              'Something failed on our side. Nothing was lost, and nobody was charged. Please try again.'}
          </p>
        )}
        {problem?.requestId && !isMissing && <p className={styles.status}>Reference {problem.requestId}</p>}
        <div className={styles.actions}>
          <ButtonLink to={home}>{homeLabel}</ButtonLink>
          {!isMissing && (
            <Button variant="outline" onClick={() => window.location.reload()}>
              Try again
            </Button>
          )}
        </div>
        {children}
      </div>
      <div className={styles.hall} aria-hidden>
        <Bay picture={pictures?.[0]} />
        <span />
        <Bay picture={pictures?.[1]} />
      </div>
    </div>
  )
}

function Bay({ picture }: { picture: PictureFile | null | undefined }) {
  return <span>{picture && <Picture picture={picture} alt="" sizes="160px" />}</span>
}
