import type { Dispute } from '#shared/api/disputes.schemas.ts'
import { Money } from '../../ui/money.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import styles from './verdict-panel.module.css'

/** Where a case stands for who has nothing to decide: the verdict and its reason, or what is awaited. */
export function GivenVerdict({ dispute }: { dispute: Dispute }) {
  const { state, verdict, verdictAmount, verdictReason, origin, customer, shop } = dispute
  const waiting: Record<Dispute['state'], string> = {
    raised: `${customer} and ${shop.name} have 48 hours to agree. Then the market can be asked to decide.`,
    open:
      origin === 'chargeback'
        ? 'The bank of the customer decides. Until then the money is set aside.'
        : 'The market reads what both sides say and show, and decides. Until then the money is set aside.',
    appealed: 'The market looks at it again.',
    decided: '',
    settled: 'Nothing more is asked for.',
    won: `The bank has decided for ${shop.name}.`,
    lost: 'The bank has decided for its customer, and keeps the money.',
  }
  return (
    <SidePanel title={verdict ? 'Verdict' : 'Where it stands'}>
      {verdict && (
        <p>
          <strong>
            {verdictAmount && verdictAmount.amountMinor > 0 ? (
              <>
                <Money value={verdictAmount} /> goes back to {customer}
              </>
            ) : (
              'The claim is turned down'
            )}
          </strong>
        </p>
      )}
      {verdictReason && <p>“{verdictReason}”</p>}
      {state !== 'decided' && <p className={styles.quiet}>{waiting[state]}</p>}
    </SidePanel>
  )
}
