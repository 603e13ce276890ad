import type { ReactNode } from 'react'
import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { Logo } from '../market/logo.tsx'
import { Picture } from '../../ui/picture.tsx'
import type { Door } from './door.ts'
import styles from './door-shell.module.css'

interface DoorShellProps {
  door: Door
  /** Something that is sold here; arches stand where there is none. */
  picture?: PictureFile | null
  /** One sentence about what waits inside. */
  words: ReactNode
  children: ReactNode
}

const names: Record<Door, string | undefined> = { storefront: undefined, seller: 'Seller', operator: 'Operator' }

/** Around the pages through which people come in: what waits inside, and the form beside it. */
export function DoorShell({ door, picture = null, words, children }: DoorShellProps) {
  const name = names[door]
  const logo = <Logo to={door === 'storefront' ? '/' : `/${door}`} {...(name && { door: name })} />
  return (
    <div className={styles.hall}>
      <header className={styles.view} data-door={door}>
        {picture ? (
          <Picture picture={picture} alt="" sizes="34vw" isPriority className={styles.picture ?? ''} />
        ) : (
          <div className={styles.arches} aria-hidden>
            <span />
            <span />
            <span />
          </div>
        )}
        <div className={styles.logo}>{logo}</div>
        <p className={styles.words}>{words}</p>
      </header>
      <div className={styles.entrance}>
        <header className={styles.smallLogo}>{logo}</header>
        <main id="main" className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  )
}
