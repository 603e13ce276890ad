import { Outlet } from 'react-router'
import { PageError } from '#web/features/market/page-error.tsx'
import { QuietShell } from '#web/features/market/quiet-shell.tsx'
import { IconLock } from '#web/ui/icons.ts'

/** The one fact at the end of the header while money is moved. */
export function SecureAside() {
  return (
    <>
      <IconLock size={18} stroke={1.6} aria-hidden />
      Secure checkout
    </>
  )
}

export default function CheckoutLayout() {
  return (
    <QuietShell aside={<SecureAside />}>
      <Outlet />
    </QuietShell>
  )
}

export function ErrorBoundary() {
  return (
    <QuietShell aside={<SecureAside />}>
      <PageError home="/cart" homeLabel="Back to the basket" />
    </QuietShell>
  )
}
