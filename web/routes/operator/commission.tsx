import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CommissionRule } from '#shared/api/commission.schemas.ts'
import { useListCommissionRulesQuery } from '#web/data/commission.ts'
import { useSettings } from '#web/data/settings.ts'
import { CommissionPreview } from '#web/features/commission/commission-preview.tsx'
import { RuleDialog } from '#web/features/commission/rule-dialog.tsx'
import { RuleList } from '#web/features/commission/rule-list.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconPlus } from '#web/ui/icons.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function CommissionPage() {
  const { name: market } = useSettings()
  const { data, error, refetch } = useListCommissionRulesQuery()
  const [writing, setWriting] = useState<CommissionRule | 'new'>()
  return (
    <>
      <title>{`Commission – ${market}`}</title>
      <PageHead
        title="Commission"
        lead="The first rule that fits a line decides. A change is for new orders; what is sold keeps what it was sold under."
        actions={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setWriting('new')}>
            New rule
          </Button>
        }
      />
      <WithSidePanel panel={<CommissionPreview />}>
        <Card title="Rules" aside={data && data.taxBps > 0 ? `Tax on the fee: ${data.taxBps / 100} %` : undefined}>
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : data ? (
            <RuleList rules={data.items} marketBps={data.marketBps} onEdit={setWriting} />
          ) : (
            <SkeletonText lines={6} />
          )}
        </Card>
      </WithSidePanel>
      {writing && <RuleDialog rule={writing === 'new' ? undefined : writing} onClose={() => setWriting(undefined)} />}
    </>
  )
}
