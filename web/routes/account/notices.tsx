import { NoticesPage } from '#web/features/notices/notices-page.tsx'

export default function AccountNoticesPage() {
  return <NoticesPage door="storefront" />
}
