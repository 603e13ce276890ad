import { useGetMarketQuery } from '#web/data/market.ts'
import { useGetSettingsQuery } from '#web/data/market-desk.ts'
import { useSettings } from '#web/data/settings.ts'
import { GoogleFeedOfMarket } from '#web/features/imports/google-feed.tsx'
import { CashSettings } from '#web/features/settings/cash-settings.tsx'
import { ChatSettings } from '#web/features/settings/chat-settings.tsx'
import { RenewalSettings } from '#web/features/settings/renewal-settings.tsx'
import { PayoutSettings } from '#web/features/settings/payout-settings.tsx'
import { SettingsForm } from '#web/features/settings/settings-form.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './settings.module.css'

export default function SettingsPage() {
  const { name: market } = useSettings()
  const { data: settings, error, refetch } = useGetSettingsQuery()
  // Whoever looks at the market's public face is told when it changes: a saved colour reaches this very page.
  useGetMarketQuery()
  return (
    <>
      <title>{`Settings – ${market}`}</title>
      <PageHead
        title="Settings"
        lead="What the market is called, how it looks and what it keeps. What you save is live at once."
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : settings ? (
        <div className={styles.page}>
          <SettingsForm settings={settings} />
          <PayoutSettings settings={settings} />
          <CashSettings settings={settings} />
          <ChatSettings settings={settings} />
          <RenewalSettings settings={settings} />
          <GoogleFeedOfMarket />
        </div>
      ) : (
        <Card>
          <SkeletonText lines={8} />
        </Card>
      )}
    </>
  )
}
