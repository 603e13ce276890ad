import { useParams } from 'react-router'
import type { ApplicationForReview } from '#shared/api/applications.schemas.ts'
import { useGetApplicationQuery } from '#web/data/applications.ts'
import { useSettings } from '#web/data/settings.ts'
import { Story } from '#web/features/audit/story.tsx'
import { HandedIn } from '#web/features/applications/handed-in.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { ShopDecision } from '#web/features/moderation/shop-decision.tsx'
import { ShopPreview } from '#web/features/moderation/shop-preview.tsx'
import { ShippingWays } from '#web/features/moderation/shipping-ways.tsx'
import { WhoSells } from '#web/features/moderation/who-sells.tsx'
import { ShopStateBadge } from '#web/features/moderation/shop-states.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SidePanel, WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function ShopPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data: application, error, refetch } = useGetApplicationQuery({ id })
  return (
    <>
      <title>{`${application?.shop.name ?? 'Shop'} – ${market}`}</title>
      {application ? (
        <Page application={application} />
      ) : (
        <>
          <PageHead title="Shop" />
          {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={8} />}
        </>
      )}
    </>
  )
}

function Page({ application }: { application: ApplicationForReview }) {
  const { shop, canChange } = application
  return (
    <>
      <Breadcrumbs steps={[{ to: '/operator/shops', label: 'Shops' }]} here={shop.name} />
      <PageHead
        title={shop.name}
        lead={
          <>
            {shop.owner.name} applied <RelativeTime at={shop.appliedAt} />
            {canChange && ', and has not handed in everything yet'}
          </>
        }
        actions={<ShopStateBadge state={shop.state} />}
      />
      <WithSidePanel
        panel={
          <SidePanel title="Decide">
            <ShopDecision shop={shop} isHandedIn={shop.isHandedIn} onDecided={() => {}} />
          </SidePanel>
        }
      >
        <HandedIn application={application} base="/api/operator/application-files" />
        <Card title="How it presents itself">
          <ShopPreview shop={shop} />
        </Card>
        <Card title="How it sends">
          <ShippingWays methods={shop.shippingMethods} />
        </Card>
        {shop.state !== 'declined' && shop.state !== 'closed' && <WhoSells shop={shop} />}
        <Story of="shop" id={shop.id} />
      </WithSidePanel>
    </>
  )
}
