import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CashRefund } from '#shared/api/orders.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import {
  useListCashRefundsInfiniteQuery,
  useRecordCashRefundFailedMutation,
  useRecordCashRefundPaidMutation,
} from '#web/data/orders.ts'
import { fieldErrorsOf } from '#web/data/problem.ts'
import { useSettings } from '#web/data/settings.ts'
import { Ask } from '#web/ui/ask.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { fieldSentence } from '#web/ui/field-sentence.ts'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './lists.module.css'

/** Cash that was paid at doors and goes back: who gets how much, to which account; each is noted once it was transferred. */
export default function CashRefundsPage() {
  const { name: market } = useSettings()
  const list = useListCashRefundsInfiniteQuery()
  const [end, setEnd] = useState<{ refund: CashRefund; how: 'paid' | 'failed' }>()
  return (
    <>
      <title>{`Cash refunds – ${market}`}</title>
      <PageHead
        title="Cash refunds"
        lead="Money of orders that were paid at the door and that goes back. Transfer it from the market’s bank account, and note it here."
      />
      <DataTable
        label="Cash refunds"
        columns={columnsFor(setEnd)}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="Nothing to transfer">When cash goes back to somebody, it will stand here.</EmptyState>
        }
      />
      {end && <EndRefund key={end.refund.id + end.how} {...end} onClose={() => setEnd(undefined)} />}
    </>
  )
}

/** Asks for the word of the bank, or for the reason. */
function EndRefund({ refund, how, onClose }: { refund: CashRefund; how: 'paid' | 'failed'; onClose: () => void }) {
  const [words, setWords] = useState('')
  const [recordPaid, paid] = useRecordCashRefundPaidMutation()
  const [recordFailed, failed] = useRecordCashRefundFailedMutation()
  const { error, isLoading } = how === 'paid' ? paid : failed
  const field = how === 'paid' ? 'reference' : 'reason'
  const atField = fieldErrorsOf(error)[field]

  const send = async () => {
    const { data } =
      how === 'paid'
        ? await recordPaid({ id: refund.id, body: { reference: words } })
        : await recordFailed({ id: refund.id, body: { reason: words } })
    if (!data) return
    notify(how === 'paid' ? 'Noted, and the customer is told' : 'Noted; the money can be given back again')
    onClose()
  }

  return (
    <Ask
      isOpen
      onClose={onClose}
      title={how === 'paid' ? 'The money was transferred?' : 'It cannot be transferred?'}
      act={how === 'paid' ? 'It was transferred' : 'It was not possible'}
      onAct={() => void send()}
      isBusy={isLoading}
      isDanger={how === 'failed'}
      refusal={atField ? undefined : error}
    >
      <p>
        <Money value={refund.amount} /> for order {refund.order.number}
        {refund.account && `, to ${refund.account.holder}, ${inFours(refund.account.iban)}`}.
      </p>
      {how === 'paid' ? (
        <TextInput
          label="The bank’s word for the transfer"
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          error={fieldSentence('The bank’s word for the transfer', atField)}
        />
      ) : (
        <Textarea
          label="Why"
          rows={3}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          error={fieldSentence('Why', atField)}
        />
      )}
    </Ask>
  )
}

function inFours(iban: string): string {
  return iban.replaceAll(/(.{4})(?=.)/g, '$1 ')
}

function columnsFor(onEnd: (end: { refund: CashRefund; how: 'paid' | 'failed' }) => void): Column<CashRefund>[] {
  return [
    {
      key: 'order',
      title: 'Order',
      cell: ({ order, shop, requestedAt }) => (
        <span className={styles.two}>
          <Link to={`/operator/orders/${order.id}`}>{order.number}</Link>
          <span className={styles.quiet}>
            {shop.name} · <RelativeTime at={requestedAt} />
          </span>
        </span>
      ),
    },
    {
      key: 'customer',
      title: 'Customer',
      isExtra: true,
      cell: ({ customer }) => (
        <span className={styles.two}>
          <span>{customer.name}</span>
          <span className={styles.quiet}>{customer.email}</span>
        </span>
      ),
    },
    {
      key: 'account',
      title: 'To',
      cell: ({ account }) =>
        account ? (
          <span className={styles.two}>
            <span>{account.holder}</span>
            <span className={styles.quiet}>{inFours(account.iban)}</span>
          </span>
        ) : (
          <span className={styles.quiet}>Asked by mail, not answered yet</span>
        ),
    },
    {
      key: 'amount',
      title: 'Amount',
      align: 'end',
      cell: ({ amount }) => (
        <strong>
          <Money value={amount} />
        </strong>
      ),
    },
    {
      key: 'acts',
      title: <span className="visually-hidden">What was done</span>,
      align: 'end',
      cell: (refund) => (
        <span className={styles.named}>
          <Button
            size="sm"
            disabled={!refund.account}
            aria-label={`Order ${refund.order.number} was transferred`}
            onClick={() => onEnd({ refund, how: 'paid' })}
          >
            Transferred
          </Button>
          <Button
            size="sm"
            variant="sand"
            aria-label={`Order ${refund.order.number} cannot be transferred`}
            onClick={() => onEnd({ refund, how: 'failed' })}
          >
            Not possible
          </Button>
        </span>
      ),
    },
  ]
}
