import { useState } from 'react'
import { useParams } from 'react-router'
import { useGetOwnProductQuery } from '#web/data/own-products.ts'
import { useSettings } from '#web/data/settings.ts'
import { useGetOwnShopQuery } from '#web/data/own-shop.ts'
import { FilesOfProduct } from '#web/features/downloads/files-of-product.tsx'
import { ProductEditor } from '#web/features/product-editor/product-editor.tsx'
import { PlansOfProduct } from '#web/features/plans/plans-of-product.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Skeleton, SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './product.module.css'

export default function ProductPage() {
  const { id } = useParams()
  return id === undefined ? <NewProduct /> : <SavedProduct key={id} id={id} />
}

function NewProduct() {
  const { name: market } = useSettings()
  const { data: shop, error, refetch } = useGetOwnShopQuery()
  if (useMay('prices') === false) return <NotForStaff page="New product" title="Prices are not yours to set" />
  return (
    <>
      <title>{`New product – ${market}`}</title>
      {shop ? (
        <ProductEditor currency={shop.currency} onReload={() => undefined} />
      ) : (
        <NotYet title="New product" error={error} onRetry={() => void refetch()} />
      )}
    </>
  )
}

function SavedProduct({ id }: { id: string }) {
  const { name: market } = useSettings()
  // A form starts from what is saved now, not from what a list happened to have read before.
  const {
    data: product,
    error,
    refetch,
    isFetching,
  } = useGetOwnProductQuery({ id }, { refetchOnMountOrArgChange: true })
  const [turn, setTurn] = useState(0)
  const [hasBegun, setBegun] = useState(false)
  if (!hasBegun && product && !isFetching) setBegun(true)
  const reload = async () => {
    await refetch()
    setTurn(turn + 1)
  }
  return (
    <>
      <title>{`${product?.title ?? 'Product'} – ${market}`}</title>
      {hasBegun && product ? (
        <>
          <ProductEditor
            key={turn}
            product={product}
            currency={product.variants[0]!.price.currency}
            onReload={() => void reload()}
          />
          {product.kind === 'digital' && <FilesOfProduct productId={product.id} />}
          <PlansOfProduct product={product} />
        </>
      ) : (
        <NotYet title="Product" error={error} onRetry={() => void refetch()} />
      )}
    </>
  )
}

/** While what the form starts from is read, or where it cannot be. */
function NotYet({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) {
  if (error)
    return (
      <>
        <PageHead title={title} />
        <ErrorState error={error} onRetry={onRetry} />
      </>
    )
  return (
    <output aria-label="Loading" className={styles.loading}>
      <PageHead title={title} />
      <Card>
        <Skeleton height="180px" radius="14px" />
      </Card>
      <Card>
        <SkeletonText lines={6} />
      </Card>
    </output>
  )
}
