import '@mantine/core/styles.layer.css'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useOperatorGetMeQuery, useOperatorSignOutMutation } from '#web/data/identity.ts'
import { clientGuard, serverGuard, signInPath } from '#web/data/guard.ts'
import { useGetMarketOverviewQuery } from '#web/data/orders.ts'
import { statusOf } from '#web/data/problem.ts'
import { DashboardShell, type DashboardLink } from '#web/features/market/dashboard-shell.tsx'
import { PageError } from '#web/features/market/page-error.tsx'
import { PersonAtDoor } from '#web/features/identity/person-at-door.tsx'
import {
  IconBook2,
  IconBuildingStore,
  IconCreditCard,
  IconHome,
  IconPercentage,
  IconReceipt,
  IconScale,
  IconSettings,
  IconStar,
} from '#web/ui/icons.ts'

export const loader = serverGuard('operator')
export const clientLoader = clientGuard('operator')

const linksFor = (shopsToApprove: number): DashboardLink[] => [
  { to: '/operator', label: 'Overview', icon: IconHome },
  { to: '/operator/shops', label: 'Shops', icon: IconBuildingStore, count: shopsToApprove },
  { to: '/operator/orders', label: 'Orders', icon: IconReceipt },
  { to: '/operator/payments', label: 'Payments', icon: IconCreditCard },
  { to: '/operator/ledger', label: 'Ledger', icon: IconBook2 },
  { to: '/operator/reconciliation', label: 'Reconciliation', icon: IconScale },
  { to: '/operator/reviews', label: 'Reviews', icon: IconStar },
  { to: '/operator/commission', label: 'Commission', icon: IconPercentage },
  { to: '/operator/settings', label: 'Settings', icon: IconSettings },
]

function Shell({ children }: { children: React.ReactNode }) {
  const { data: me } = useOperatorGetMeQuery()
  const { data: overview } = useGetMarketOverviewQuery(undefined, { skip: !me })
  const [signOut] = useOperatorSignOutMutation()
  return (
    <DashboardShell
      door="Operator"
      home="/operator"
      links={linksFor(overview?.shopsToApprove ?? 0)}
      person={
        me && (
          <PersonAtDoor name={me.name} work="Operator" signOut={() => signOut().unwrap()} next="/operator/sign-in" />
        )
      }
    >
      {children}
    </DashboardShell>
  )
}

export default function OperatorLayout() {
  const location = useLocation()
  const { error } = useOperatorGetMeQuery()
  if (statusOf(error) === 401) return <Navigate to={signInPath('operator', location)} replace />
  return (
    <Shell>
      <Outlet />
    </Shell>
  )
}

export function ErrorBoundary() {
  return (
    <Shell>
      <PageError home="/operator" homeLabel="Back to the overview" />
    </Shell>
  )
}
