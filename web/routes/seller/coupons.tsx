import {
  useCreateOwnCouponMutation,
  useDeleteOwnCouponMutation,
  useListOwnCouponsInfiniteQuery,
} from '#web/data/coupons.ts'
import { useSettings } from '#web/data/settings.ts'
import { useGetOwnShopQuery } from '#web/data/own-shop.ts'
import { CouponPage } from '#web/features/coupons/coupon-page.tsx'
import { TryCode } from '#web/features/coupons/try-code.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'

export default function CouponsPage() {
  const { currency } = useSettings()
  const { data: shop } = useGetOwnShopQuery()
  const list = useListOwnCouponsInfiniteQuery()
  const [create] = useCreateOwnCouponMutation()
  const [remove] = useDeleteOwnCouponMutation()
  const mayMake = useMay('offers') === true
  return (
    <CouponPage
      lead="Codes that take something off your things. You bear what they take off."
      emptyWords="A code can thank who comes back, or greet who buys first."
      currency={shop?.currency ?? currency}
      shop={shop?.slug}
      list={list}
      isReadOnly={!mayMake}
      create={(body) => create({ body }).unwrap()}
      remove={({ id }) => remove({ id }).unwrap()}
    >
      <TryCode />
    </CouponPage>
  )
}
