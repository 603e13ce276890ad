import { NoticesPage } from '#web/features/notices/notices-page.tsx'

export default function MarketNoticesPage() {
  return <NoticesPage door="operator" />
}
