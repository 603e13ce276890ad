import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Contract } from '#shared/api/contracts.schemas.ts'
import { messageOf } from '#web/data/problem.ts'
import { Button } from '#web/ui/button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { ContractStateBadge, heldWords } from './contract-states.tsx'
import styles from './contracts.module.css'

interface ContractListProps {
  rows: readonly Contract[]
  /** Where the file of a contract is: `/api/contracts`. */
  base: string
  /** Asks for the own private link. */
  openSigning: (id: string) => Promise<{ token: string }>
}

/** The contracts of somebody who signs them: what waits for them first says so. */
export function ContractList({ rows, base, openSigning }: ContractListProps) {
  return (
    <ul className={styles.cards}>
      {rows.map((contract) => (
        <li key={contract.id}>
          <span className={styles.line}>
            <strong>{contract.title}</strong>
            <ContractStateBadge state={contract.state} />
          </span>
          <span className={styles.quiet}>
            {[contract.number, contract.shopName, contract.orderNumber && `order ${contract.orderNumber}`]
              .filter(Boolean)
              .join(', ')}
            , <RelativeTime at={contract.drawnUpAt} />
          </span>
          {contract.holds.length > 0 && !['signed', 'sealed', 'voided'].includes(contract.state) && (
            <span className={styles.quiet}>Waits for it: {contract.holds.map((act) => heldWords[act]).join(', ')}</span>
          )}
          <ContractActs contract={contract} base={base} openSigning={openSigning} />
        </li>
      ))}
    </ul>
  )
}

/** Sign, if it is one's turn, and take the file. */
export function ContractActs({
  contract: { id, number, isMineToSign },
  base,
  openSigning,
}: Omit<ContractListProps, 'rows'> & { contract: Contract }) {
  const navigate = useNavigate()
  const [isOpening, setOpening] = useState(false)
  const open = async () => {
    setOpening(true)
    try {
      const { token } = await openSigning(id)
      void navigate(`/sign/${token}`)
    } catch (error) {
      notify(messageOf(error), 'bad')
      setOpening(false)
    }
  }
  return (
    <span className={styles.acts}>
      {isMineToSign && (
        <Button size="sm" isBusy={isOpening} onClick={() => void open()} aria-label={`Read and sign ${number}`}>
          Read and sign
        </Button>
      )}
      <a href={`${base}/${id}/file`} download aria-label={`PDF of ${number}`}>
        PDF
      </a>
    </span>
  )
}
