import type { ReactNode } from 'react'
import styles from './contract-paper.module.css'

interface ContractPaperProps {
  /** Above the text, as on the printed page. */
  number?: string
  language?: string
  /** As the server wrote it: every word in it is escaped. */
  html: string
  /** Who signs, under the text. */
  children?: ReactNode
}

/** The text of a contract on a sheet of paper. */
export function ContractPaper({ number, language, html, children }: ContractPaperProps) {
  return (
    <div className={styles.paper} {...(language && { lang: language })}>
      {number && <p className={styles.number}>{number}</p>}
      <div dangerouslySetInnerHTML={{ __html: html }} />
      {children}
    </div>
  )
}
