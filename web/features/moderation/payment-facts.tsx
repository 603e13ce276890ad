import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { Money } from '../../ui/money.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import styles from './payment-facts.module.css'
import { paymentSentence } from './payment-sentence.ts'

interface PaymentFactsProps {
  /** Null when the customer never began to pay. */
  payment: PaymentView | null
}

/** The payment behind an order: how it stands as a sentence, then its facts. */
export function PaymentFacts({ payment }: PaymentFactsProps) {
  if (!payment)
    return (
      <SidePanel title="Payment">
        <p className={styles.sentence}>The customer has not begun to pay.</p>
      </SidePanel>
    )
  const { word, tone, sentence } = paymentSentence(payment)
  const { id, method, gateway, amount, refunded, card, decline, updatedAt } = payment
  return (
    <SidePanel
      title={
        <span className={styles.title}>
          Payment <StateBadge tone={tone}>{word}</StateBadge>
        </span>
      }
    >
      <p className={styles.sentence}>{sentence}</p>
      <dl className={styles.facts}>
        <Fact label="Whole checkout">
          <Money value={amount} />
        </Fact>
        <Fact label="Given back">
          <Money value={refunded} />
        </Fact>
        <Fact label="By">{methodWords[method]}</Fact>
        {card && (
          <Fact label="Card">
            <span className={styles.card}>{card.brand}</span> •••• {card.last4}
          </Fact>
        )}
        {method === 'card' && <Fact label="Gateway">{gateway === 'stripe' ? 'Stripe' : 'Sandbox'}</Fact>}
        {decline && <Fact label="Code of the bank">{decline.code}</Fact>}
        <Fact label="Last change">
          <RelativeTime at={updatedAt} />
        </Fact>
        <Fact label="Number">
          <span className={styles.number}>{id}</span>
        </Fact>
      </dl>
    </SidePanel>
  )
}

const methodWords: Record<PaymentView['method'], string> = {
  card: 'Card',
  paypal: 'PayPal',
  cash_on_delivery: 'Cash at the door',
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
