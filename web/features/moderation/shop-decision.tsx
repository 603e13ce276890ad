import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import { useAskShopForChangesMutation, useDeclineShopMutation } from '../../data/applications.ts'
import {
  useApproveShopMutation,
  useCloseShopMutation,
  useReinstateShopMutation,
  useSuspendShopMutation,
} from '../../data/market-shops.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import styles from './shop-decision.module.css'

interface ShopDecisionProps {
  shop: ShopForReview
  /** Whether the shop has handed in what is asked of it; without that it cannot be approved. */
  isHandedIn: boolean
  /** The shop has moved to another state. */
  onDecided: () => void
}

type Reasoned = 'changes' | 'decline' | 'suspend' | 'close'

/** What an operator can decide about a shop in its present state; a refusal is said where it was tried. */
export function ShopDecision({ shop, isHandedIn, onDecided }: ShopDecisionProps) {
  const { id, name, slug, state } = shop
  const [approve, approving] = useApproveShopMutation()
  const [reinstate, reinstating] = useReinstateShopMutation()
  const [suspend] = useSuspendShopMutation()
  const [close] = useCloseShopMutation()
  const [askForChanges] = useAskShopForChangesMutation()
  const [decline] = useDeclineShopMutation()
  const [asking, setAsking] = useState<Reasoned>()
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
  const dialog = (kind: Reasoned, words: { act: string; noun: string; done: string }, what: ReactNode) => (
    <ReasonDialog
      isOpen={asking === kind}
      onClose={() => setAsking(undefined)}
      act={words.act}
      noun={words.noun}
      isDanger={kind !== 'changes'}
      onAct={async (reason) => {
        const acts = { changes: askForChanges, decline, suspend, close }
        await acts[kind]({ id, body: { reason } }).unwrap()
        notify(words.done)
        setAsking(undefined)
        onDecided()
      }}
    >
      {what}
    </ReasonDialog>
  )

  if (state === 'closed') return <p className={styles.words}>{name} has closed. Nothing is left to decide.</p>
  if (state === 'declined') return <p className={styles.words}>{name} was not let in. Nothing is left to decide.</p>
  return (
    <div className={styles.decision}>
      <ProblemNote error={refusal} />
      <p className={styles.words}>
        {state === 'applied' && !isHandedIn ? 'It is still filling in what you ask for.' : consequences[state]}
      </p>
      <div className={styles.acts}>
        {state === 'applied' && isHandedIn && (
          <>
            <Button
              loading={approving.isLoading}
              onClick={() => void decide(() => approve({ id }).unwrap(), `${name} is open`)}
            >
              Approve {name}
            </Button>
            <Button variant="sand" onClick={() => setAsking('changes')}>
              Ask for changes
            </Button>
          </>
        )}
        {(state === 'applied' || state === 'changes_requested') && (
          <Button variant="danger" onClick={() => setAsking('decline')}>
            Decline
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
        {state === 'suspended' && (
          <Button variant="danger" onClick={() => setAsking('close')}>
            Close for good
          </Button>
        )}
        {state === 'approved' && (
          <>
            <ButtonLink to={`/shops/${slug}`} variant="sand">
              View shop
            </ButtonLink>
            <Button variant="danger" onClick={() => setAsking('suspend')}>
              Suspend
            </Button>
          </>
        )}
      </div>
      {dialog(
        'suspend',
        { act: `Suspend ${name}`, noun: 'Suspension', done: `${name} is suspended` },
        'Its things leave the shelf at once and its page is gone for customers. Parcels that were paid are still sent, and its money stays its own.',
      )}
      {dialog(
        'close',
        { act: `Close ${name}`, noun: 'Closing', done: `${name} is closed` },
        'It ends: it can never sell again. Orders, subscriptions and its balance have to be settled before.',
      )}
      {dialog(
        'changes',
        { act: `Ask ${name} for changes`, noun: 'A request', done: `${name} is asked for changes` },
        'It gets its application back with your words, changes what you name and hands it in again.',
      )}
      {dialog(
        'decline',
        { act: `Decline ${name}`, noun: 'A refusal', done: `${name} is declined` },
        'It is not let in, and this cannot be undone. It can still write to you.',
      )}
    </div>
  )
}

const consequences = {
  applied: 'Once approved, what it has published stands on the shelf at once and customers can buy it.',
  changes_requested: 'It was asked for changes, and comes back here when it has handed in again.',
  approved: 'A suspended shop sells nothing; it keeps its orders and its money.',
  suspended: 'What it had on the shelf comes back the moment it may sell again.',
} as const
