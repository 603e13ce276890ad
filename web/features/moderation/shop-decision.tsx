import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import { useApproveShopMutation, useReinstateShopMutation } from '../../data/shops.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './shop-decision.module.css'
import { SuspendDialog } from './suspend-dialog.tsx'

interface ShopDecisionProps {
  shop: ShopForReview
  /** The shop has moved to another state. */
  onDecided: () => void
}

/** What an operator can decide about a shop in its present state; a refusal is said where it was tried. */
export function ShopDecision({ shop, onDecided }: ShopDecisionProps) {
  const { id, name, slug, state } = shop
  const [approve, approving] = useApproveShopMutation()
  const [reinstate, reinstating] = useReinstateShopMutation()
  const [isSuspending, setSuspending] = useState(false)
  const [refusal, setRefusal] = useState<unknown>()

  const decide = async (act: () => Promise<unknown>, words: string) => {
    setRefusal(undefined)
    try {
      await act()
      notify(words)
      onDecided()
    } catch (error) {
      setRefusal(error)
    }
  }

  if (state === 'closed') return <p className={styles.words}>{name} has closed. Nothing is left to decide.</p>
  return (
    <div className={styles.decision}>
      <ProblemNote error={refusal} />
      <p className={styles.words}>{consequences[state]}</p>
      <div className={styles.acts}>
        {state === 'applied' && (
          <Button
            loading={approving.isLoading}
            onClick={() => void decide(() => approve({ id }).unwrap(), `${name} is open`)}
          >
            Approve {name}
          </Button>
        )}
        {state === 'suspended' && (
          <Button
            loading={reinstating.isLoading}
            onClick={() => void decide(() => reinstate({ id }).unwrap(), `${name} sells again`)}
          >
            Let it sell again
          </Button>
        )}
        {state === 'approved' && (
          <>
            <ButtonLink to={`/shops/${slug}`} variant="sand">
              View shop
            </ButtonLink>
            <Button variant="danger" onClick={() => setSuspending(true)}>
              Suspend
            </Button>
          </>
        )}
      </div>
      <SuspendDialog
        shop={shop}
        isOpen={isSuspending}
        onClose={() => setSuspending(false)}
        onDone={() => {
          setSuspending(false)
          onDecided()
        }}
      />
    </div>
  )
}

const consequences = {
  applied: 'Once approved, what it has published stands on the shelf at once and customers can buy it.',
  approved: 'A suspended shop sells nothing; it keeps its orders and its money.',
  suspended: 'What it had on the shelf comes back the moment it may sell again.',
} as const
