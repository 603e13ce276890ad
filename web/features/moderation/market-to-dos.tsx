import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Card } from '../../ui/card.tsx'
import { ToDoList, ToDoRow } from '../../ui/to-do-row.tsx'
import { OldestApplication } from './oldest-application.tsx'
import { totalWaiting, type Waiting } from './waiting.ts'

interface Queue {
  key: keyof Waiting
  one: string
  many: string
  tone?: 'good' | 'urgent'
  why: ReactNode
  to: string
  act: string
}

/** Money with a question first, then people who wait for their money, then what waits to be looked through. */
const queues: Queue[] = [
  {
    key: 'refundsFailed',
    one: 'Refund the bank refused',
    many: 'Refunds the bank refused',
    tone: 'urgent',
    why: 'The customer has not got the money back',
    to: '/operator/orders?state=cancelled',
    act: 'Look',
  },
  {
    key: 'paymentsUnknown',
    one: 'Payment with a question',
    many: 'Payments with a question',
    tone: 'urgent',
    why: 'The gateway’s answer was lost; it is being asked again',
    to: '/operator/payments?state=unknown',
    act: 'Look',
  },
  {
    key: 'disputes',
    one: 'Dispute to decide',
    many: 'Disputes to decide',
    tone: 'urgent',
    why: 'The money they argue about rests until the verdict',
    to: '/operator/disputes',
    act: 'Decide',
  },
  {
    key: 'withdrawals',
    one: 'Withdrawal to approve',
    many: 'Withdrawals to approve',
    tone: 'good',
    why: 'A shop waits for its money',
    to: '/operator/withdrawals',
    act: 'Approve',
  },
  {
    key: 'shops',
    one: 'Shop to approve',
    many: 'Shops to approve',
    tone: 'good',
    why: <OldestApplication />,
    to: '/operator/shops',
    act: 'Review',
  },
  {
    key: 'products',
    one: 'Product in review',
    many: 'Products in review',
    tone: 'good',
    why: 'Nobody can buy it until it is let in',
    to: '/operator/products',
    act: 'Review',
  },
  {
    key: 'moderation',
    one: 'Report or held text',
    many: 'Reports and held texts',
    why: 'Reviews, questions, things and shops that somebody reported, or that hold a blocked word',
    to: '/operator/moderation',
    act: 'Look',
  },
  {
    key: 'chatReports',
    one: 'Reported chat',
    many: 'Reported chats',
    why: 'Somebody asks you to read what was said to them',
    to: '/operator/conversations',
    act: 'Look',
  },
  {
    key: 'deadEvents',
    one: 'Message of the gateway set aside',
    many: 'Messages of the gateway set aside',
    why: 'Tried several times without effect; orders they speak of may still wait for payment',
    to: '/operator/gateway-events?state=dead',
    act: 'Look',
  },
]

/** What waits for the operator. Empty queues are left out; the first row carries the filled button. */
export function MarketToDos({ waiting }: { waiting: Waiting }) {
  const first = queues.find(({ key }) => waiting[key] > 0)
  return (
    <Card title="Needs a decision">
      <ToDoList
        total={totalWaiting(waiting)}
        nothing="Nothing waits. New shops, disputes and payments with a question will stand here."
      >
        {queues.map((queue) => {
          const { key, one, many, tone, why, to, act } = queue
          return (
            <ToDoRow
              key={key}
              count={waiting[key]}
              title={waiting[key] === 1 ? one : many}
              {...(tone && { tone })}
              action={
                <Button component={Link} to={to} size="sm" {...(queue !== first && { variant: 'sand' })}>
                  {act}
                </Button>
              }
            >
              {why}
            </ToDoRow>
          )
        })}
      </ToDoList>
    </Card>
  )
}
