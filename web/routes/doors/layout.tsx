import { Outlet, useLocation } from 'react-router'
import { PlainError } from '#web/features/market/plain-error.tsx'
import { QuietShell } from '#web/features/market/quiet-shell.tsx'

/** Around the sign-in, sign-up, activation and reset pages of sellers and operators. */
export default function DoorLayout() {
  const { pathname } = useLocation()
  return (
    <QuietShell door={pathname.startsWith('/operator') ? 'Operator' : 'Seller'}>
      <Outlet />
    </QuietShell>
  )
}

export { PlainError as ErrorBoundary }
