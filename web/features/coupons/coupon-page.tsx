import { Button } from '@mantine/core'
import { useState, type ComponentProps, type ReactNode } from 'react'
import type { Coupon } from '#shared/api/coupons.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { messageOf } from '../../data/problem.ts'
import { useSettings } from '../../data/settings.ts'
import { IconPlus } from '../../ui/icons.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import { CouponDialog } from './coupon-dialog.tsx'
import { CouponList } from './coupon-list.tsx'

interface CouponPageProps extends Pick<ComponentProps<typeof CouponList>, 'list' | 'isOfMarket'> {
  lead: string
  emptyWords: string
  currency: Currency
  /** The address of the shop whose codes they are; absent for the market's. */
  shop?: string | undefined
  create: ComponentProps<typeof CouponDialog>['create']
  remove: (coupon: Coupon) => Promise<unknown>
  /** Stands above the list. */
  children?: ReactNode
  /** Whoever looks makes no codes and takes none back. */
  isReadOnly?: boolean
}

/** The codes of a shop or of the whole market: made, looked at and taken back. */
export function CouponPage({
  lead,
  emptyWords,
  currency,
  shop,
  create,
  remove,
  list,
  isOfMarket = false,
  isReadOnly = false,
  children,
}: CouponPageProps) {
  const { name: market } = useSettings()
  const [isWriting, setWriting] = useState(false)
  const [refusal, setRefusal] = useState('')
  const takeBack = async (coupon: Coupon) => {
    setRefusal('')
    try {
      await remove(coupon)
      notify(`${coupon.code} is gone. Orders keep what it took off`)
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }
  const newCode = !isReadOnly && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setWriting(true)}>
      New code
    </Button>
  )
  return (
    <>
      <title>{`Coupons – ${market}`}</title>
      <PageHead title="Coupons" lead={lead} actions={newCode} />
      <ProblemNote error={refusal} />
      {children}
      <CouponList
        list={list}
        isOfMarket={isOfMarket}
        onDelete={isReadOnly ? undefined : (coupon) => void takeBack(coupon)}
      >
        {emptyWords}
      </CouponList>
      {isWriting && (
        <CouponDialog
          currency={currency}
          shop={shop}
          hasBearer={isOfMarket}
          create={create}
          onClose={() => setWriting(false)}
        />
      )}
    </>
  )
}
