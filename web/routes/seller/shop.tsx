import { useSettings } from '#web/data/settings.ts'
import { useGetOwnShopQuery } from '#web/data/own-shop.ts'
import { CloseShopCard } from '#web/features/shops/close-shop-card.tsx'
import { HolidayForm } from '#web/features/shops/holiday-form.tsx'
import { LowStockForm } from '#web/features/shops/low-stock-form.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { ShippingMethodsForm } from '#web/features/shops/shipping-methods-form.tsx'
import { ShopPicturesForm } from '#web/features/shops/shop-pictures-form.tsx'
import { ShopProfileForm } from '#web/features/shops/shop-profile-form.tsx'
import { ShopStateNote } from '#web/features/shops/shop-state-note.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './shop.module.css'

export default function ShopPage() {
  const { name } = useSettings()
  const mayChange = useMay('shop')
  const mayClose = useMay('closing') === true
  const { data: shop, error, refetch } = useGetOwnShopQuery()
  if (mayChange === false) return <NotForStaff page="Shop page" title="The shop page is not yours to change" />
  return (
    <>
      <title>{`Shop page – ${name}`}</title>
      <PageHead
        title="Shop page"
        lead="What customers see of you, and how your parcels travel."
        actions={
          shop?.state === 'approved' && (
            <ButtonLink to={`/shops/${shop.slug}`} variant="sand">
              View shop
            </ButtonLink>
          )
        }
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : shop && mayChange ? (
        <div className={styles.page}>
          <ShopStateNote state={shop.state} />
          <ShopPicturesForm shop={shop} />
          <ShopProfileForm shop={shop} />
          <ShippingMethodsForm shop={shop} />
          <LowStockForm lowStockAt={shop.lowStockAt} />
          <HolidayForm holiday={shop.holiday} />
          {mayClose && shop.state !== 'closed' && <CloseShopCard name={shop.name} />}
        </div>
      ) : (
        <Card>
          <SkeletonText lines={8} />
        </Card>
      )}
    </>
  )
}
