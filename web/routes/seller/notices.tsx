import { NoticesPage } from '#web/features/notices/notices-page.tsx'

export default function ShopNoticesPage() {
  return <NoticesPage door="seller" />
}
