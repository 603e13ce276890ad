import { ActionIcon } from '@mantine/core'
import type { Coupon } from '#shared/api/coupons.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useLocale } from '../../data/settings.ts'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconTrash } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { offWords, termsWords } from './coupon-words.ts'
import styles from './coupons.module.css'

interface CouponListProps {
  list: {
    data?: { pages: { items: Coupon[] }[] } | undefined
    error?: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
    refetch: () => unknown
  }
  /** Codes of the market say who bears them. */
  isOfMarket?: boolean
  /** What stands in place of the list when there is no code. */
  children: string
  /** Absent for who may only look. */
  onDelete: ((coupon: Coupon) => void) | undefined
}

/** Codes with what they take off, how often they were used and what they have cost. */
export function CouponList({ list, isOfMarket = false, children, onDelete }: CouponListProps) {
  const locale = useLocale()
  return (
    <DataTable
      label="Coupons"
      columns={columnsFor(locale, isOfMarket, onDelete)}
      rows={list.data && rowsOf(list.data)}
      rowKey={({ id }) => id}
      onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      isLoadingMore={list.isFetchingNextPage}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={<EmptyState title="No code yet">{children}</EmptyState>}
    />
  )
}

function columnsFor(
  locale: string,
  isOfMarket: boolean,
  onDelete: ((coupon: Coupon) => void) | undefined,
): Column<Coupon>[] {
  const bearer: Column<Coupon> = {
    key: 'bearer',
    title: 'Borne by',
    isExtra: true,
    cell: (coupon) => (coupon.bearer === 'market' ? 'The market' : 'Each shop'),
  }
  return [
    {
      key: 'code',
      title: 'Code',
      cell: (coupon) => (
        <span className={styles.two}>
          <strong>{coupon.code}</strong>
          <span className={styles.quiet}>{termsWords(coupon, locale)}</span>
        </span>
      ),
    },
    { key: 'off', title: 'Takes off', cell: (coupon) => offWords(coupon, locale) },
    ...(isOfMarket ? [bearer] : []),
    {
      key: 'uses',
      title: 'Uses',
      align: 'end',
      cell: ({ uses, maxUses }) => (maxUses === null ? uses : `${uses} of ${maxUses}`),
    },
    {
      key: 'discounted',
      title: 'Given',
      align: 'end',
      isExtra: true,
      cell: ({ discounted }) => <Money value={discounted} />,
    },
    ...(onDelete ? [removeColumn(onDelete)] : []),
  ]
}

function removeColumn(onDelete: (coupon: Coupon) => void): Column<Coupon> {
  return {
    key: 'remove',
    title: <span className="visually-hidden">Delete</span>,
    align: 'end',
    cell: (coupon) => (
      <ActionIcon aria-label={`Delete ${coupon.code}`} onClick={() => onDelete(coupon)}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    ),
  }
}
