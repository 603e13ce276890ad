import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { MarketProduct } from '#shared/api/market-catalog.schemas.ts'
import {
  useApproveProductMutation,
  useBlockProductMutation,
  useSendProductBackMutation,
  useUnblockProductMutation,
} from '../../data/market-catalog.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import styles from './shop-decision.module.css'

type Reasoned = 'sendBack' | 'block' | 'unblock'

/** What an operator can decide about a product in its present state; the shop reads why. */
export function ProductDecision({ product }: { product: MarketProduct }) {
  const { id, title, state, version } = product
  const [approve, approving] = useApproveProductMutation()
  const [sendBack] = useSendProductBackMutation()
  const [block] = useBlockProductMutation()
  const [unblock] = useUnblockProductMutation()
  const [asking, setAsking] = useState<Reasoned>()

  const letIn = async () => {
    const { data } = await approve({ id, body: { version } })
    if (data) notify(`${title} is on the shelf`)
  }
  const dialog = (kind: Reasoned, words: { act: string; noun: string; done: string }, what: ReactNode) => (
    <ReasonDialog
      isOpen={asking === kind}
      onClose={() => setAsking(undefined)}
      act={words.act}
      noun={words.noun}
      isDanger={kind === 'block'}
      onAct={async (reason) => {
        const acts = { sendBack, block, unblock }
        await acts[kind]({ id, body: { reason } }).unwrap()
        notify(words.done)
        setAsking(undefined)
      }}
    >
      {what}
    </ReasonDialog>
  )
  return (
    <div className={styles.decision}>
      <ProblemNote error={approving.error} />
      <p className={styles.words}>{consequences[state]}</p>
      <div className={styles.acts}>
        {state === 'in_review' && (
          <>
            <Button loading={approving.isLoading} onClick={() => void letIn()}>
              Approve
            </Button>
            <Button variant="sand" onClick={() => setAsking('sendBack')}>
              Send back
            </Button>
          </>
        )}
        {state === 'blocked' ? (
          <Button variant="sand" onClick={() => setAsking('unblock')}>
            Give it back
          </Button>
        ) : (
          state !== 'removed' && (
            <Button variant="danger" onClick={() => setAsking('block')}>
              Take it down
            </Button>
          )
        )}
      </div>
      {dialog(
        'sendBack',
        { act: 'Send it back', noun: 'Sending it back', done: 'Its shop has it back' },
        'It becomes a draft again. The shop changes what you name and sends it once more.',
      )}
      {dialog(
        'block',
        { act: 'Take it down', noun: 'Taking it down', done: `${title} is taken down` },
        'It leaves the shelf at once and its shop cannot put it back. Orders that are paid go ahead.',
      )}
      {dialog(
        'unblock',
        { act: 'Give it back', noun: 'Giving it back', done: 'Its shop has it back' },
        'It stays off the shelf until its shop publishes it again.',
      )}
    </div>
  )
}

const consequences: Record<MarketProduct['state'], string> = {
  in_review: 'Once approved, it is live and stands on the shelf while its shop is open.',
  live: 'It is live. Taken down, it leaves the shelf at once; its shop reads why.',
  hidden: 'Its shop has hidden it and may publish it again.',
  draft: 'A draft; nobody but its shop sees it.',
  blocked: 'It is taken down. Its shop can change it, but not publish it.',
  removed: 'Its shop has removed it for good. What was sold of it stays with its orders.',
}
