import { Outlet } from 'react-router'
import { PageError } from '#web/features/market/page-error.tsx'
import { QuietShell } from '#web/features/market/quiet-shell.tsx'
import { IconLock } from '#web/ui/icons.ts'

const aside = (
  <>
    <IconLock size={18} stroke={1.6} aria-hidden />
    Secure checkout
  </>
)

export default function CheckoutLayout() {
  return (
    <QuietShell aside={aside}>
      <Outlet />
    </QuietShell>
  )
}

export function ErrorBoundary() {
  return (
    <QuietShell aside={aside}>
      <PageError home="/cart" homeLabel="Back to the basket" />
    </QuietShell>
  )
}
