import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useSettings } from '#web/data/settings.ts'
import { SaleEventList } from '#web/features/sale-events/sale-event-list.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { IconPlus } from '#web/ui/icons.ts'
import { PageHead } from '#web/ui/page-head.tsx'

export default function SaleEventsPage() {
  const { name: market } = useSettings()
  return (
    <>
      <title>{`Sale events – ${market}`}</title>
      <PageHead
        title="Sale events"
        lead="Things at a lower price, for a while, in a fixed number. You bear what they take off."
        actions={<NewEvent />}
      />
      <SaleEventList newEvent={<NewEvent />} />
    </>
  )
}

function NewEvent() {
  if (!useMay('offers')) return null
  return (
    <Button component={Link} to="/seller/sale-events/new" leftSection={<IconPlus size={18} aria-hidden />}>
      New event
    </Button>
  )
}
