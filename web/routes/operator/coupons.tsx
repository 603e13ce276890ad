import {
  useCreateMarketCouponMutation,
  useDeleteMarketCouponMutation,
  useListMarketCouponsInfiniteQuery,
} from '#web/data/coupons.ts'
import { useSettings } from '#web/data/settings.ts'
import { CouponPage } from '#web/features/coupons/coupon-page.tsx'

export default function MarketCouponsPage() {
  const { currency } = useSettings()
  const list = useListMarketCouponsInfiniteQuery()
  const [create] = useCreateMarketCouponMutation()
  const [remove] = useDeleteMarketCouponMutation()
  return (
    <CouponPage
      lead="Codes for the things of every shop. Each says who bears what it takes off."
      emptyWords="A code of the market works in every shop: to welcome new customers, or to make good for a late parcel."
      currency={currency}
      list={list}
      isOfMarket
      create={(coupon, bearer) => create({ body: { ...coupon, bearer, currency } }).unwrap()}
      remove={({ id }) => remove({ id }).unwrap()}
    />
  )
}
