import { parseAmount } from '#shared/money.ts'
import { Card } from '../../ui/card.tsx'
import { SumList } from '../../ui/sum-list.tsx'
import type { DraftItem } from './event-draft.ts'

/** What an event brings, and gives away, when every piece of it is sold. */
export function IfAllSells({ items }: { items: readonly DraftItem[] }) {
  const currency = items[0]?.normalPrice.currency
  if (!currency) return null
  const sum = (amountOf: (item: DraftItem) => number) => ({
    amountMinor: items.reduce((total, item) => total + amountOf(item) * (Number.parseInt(item.quota, 10) || 0), 0),
    currency,
  })
  const full = sum(({ normalPrice }) => normalPrice.amountMinor)
  const taken = sum((item) => parseAmount(item.priceMinor, currency) ?? item.normalPrice.amountMinor)
  return (
    <Card title="If everything sells">
      <SumList
        lines={[
          { label: 'At full price', value: full },
          { label: 'Discount you carry', value: { amountMinor: taken.amountMinor - full.amountMinor, currency } },
          { label: 'Taken in', value: taken, kind: 'sum' },
        ]}
      />
    </Card>
  )
}
