import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Card } from '../../ui/card.tsx'
import { ToDoList, ToDoRow } from '../../ui/to-do-row.tsx'
import { OldestApplication } from './oldest-application.tsx'
import { totalWaiting, type Waiting } from './waiting.ts'

/** What waits for the operator: money with a question first, then shops. Empty queues are left out. */
export function MarketToDos({ waiting }: { waiting: Waiting }) {
  const { shopsToApprove, paymentsUnknown, refundsFailed, deadEvents } = waiting
  return (
    <Card title="Needs a decision">
      <ToDoList
        total={totalWaiting(waiting)}
        nothing="Nothing waits. New shops and payments with a question will stand here."
      >
        <ToDoRow
          count={refundsFailed}
          title={refundsFailed === 1 ? 'Refund the bank refused' : 'Refunds the bank refused'}
          tone="urgent"
          action={<Go to="/operator/orders?state=cancelled">Look</Go>}
        >
          The customer has not got the money back
        </ToDoRow>
        <ToDoRow
          count={paymentsUnknown}
          title={paymentsUnknown === 1 ? 'Payment with a question' : 'Payments with a question'}
          tone="urgent"
          action={<Go to="/operator/orders?state=awaiting_payment">Look</Go>}
        >
          The gateway’s answer was lost; it is being asked again
        </ToDoRow>
        <ToDoRow
          count={shopsToApprove}
          title={shopsToApprove === 1 ? 'Shop to approve' : 'Shops to approve'}
          tone="good"
          action={
            <Button component={Link} to="/operator/shops" size="sm">
              Review
            </Button>
          }
        >
          <OldestApplication />
        </ToDoRow>
        <ToDoRow
          count={deadEvents}
          title={deadEvents === 1 ? 'Message of the gateway set aside' : 'Messages of the gateway set aside'}
          action={<Go to="/operator/orders?state=awaiting_payment">Look</Go>}
        >
          Tried several times without effect; orders they speak of may still wait for payment
        </ToDoRow>
      </ToDoList>
    </Card>
  )
}

function Go({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Button component={Link} to={to} size="sm" variant="sand">
      {children}
    </Button>
  )
}
