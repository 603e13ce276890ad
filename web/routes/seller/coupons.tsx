import { ActionIcon, Button } from '@mantine/core'
import { useState } from 'react'
import type { Coupon } from '#shared/api/coupons.schemas.ts'
import {
  useCreateOwnCouponMutation,
  useDeleteOwnCouponMutation,
  useListOwnCouponsInfiniteQuery,
} from '#web/data/coupons.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { messageOf } from '#web/data/problem.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { useGetOwnShopQuery } from '#web/data/shops.ts'
import { CouponDialog } from '#web/features/coupons/coupon-dialog.tsx'
import { offWords, termsWords } from '#web/features/coupons/coupon-words.ts'
import styles from '#web/features/coupons/coupons.module.css'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IconPlus, IconTrash } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { notify } from '#web/ui/toaster.tsx'

export default function CouponsPage() {
  const { name: market, currency: ofMarket } = useSettings()
  const locale = useLocale()
  const { data: shop } = useGetOwnShopQuery()
  const list = useListOwnCouponsInfiniteQuery()
  const [create] = useCreateOwnCouponMutation()
  const [remove] = useDeleteOwnCouponMutation()
  const [isWriting, setWriting] = useState(false)
  const [refusal, setRefusal] = useState('')
  const takeBack = async ({ id, code }: Coupon) => {
    setRefusal('')
    try {
      await remove({ id }).unwrap()
      notify(`${code} is gone. Orders keep what it took off`)
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }
  const newCode = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setWriting(true)}>
      New code
    </Button>
  )
  return (
    <>
      <title>{`Coupons – ${market}`}</title>
      <PageHead
        title="Coupons"
        lead="Codes that take something off your things. You bear what they take off."
        actions={newCode}
      />
      <ProblemNote error={refusal} />
      <DataTable
        label="Coupons"
        columns={columnsFor(locale, (coupon) => void takeBack(coupon))}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="No code yet">A code can thank who comes back, or greet who buys first.</EmptyState>}
      />
      {isWriting && (
        <CouponDialog
          currency={shop?.currency ?? ofMarket}
          create={(body) => create({ body }).unwrap()}
          onClose={() => setWriting(false)}
        />
      )}
    </>
  )
}

function columnsFor(locale: string, onDelete: (coupon: Coupon) => void): Column<Coupon>[] {
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
    {
      key: 'uses',
      title: 'Uses',
      align: 'end',
      cell: ({ uses, maxUses }) => (maxUses === null ? uses : `${uses} of ${maxUses}`),
    },
    { key: 'discounted', title: 'Given', align: 'end', cell: ({ discounted }) => <Money value={discounted} /> },
    {
      key: 'remove',
      title: <span className="visually-hidden">Delete</span>,
      align: 'end',
      cell: (coupon) => (
        <ActionIcon aria-label={`Delete ${coupon.code}`} onClick={() => onDelete(coupon)}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      ),
    },
  ]
}
