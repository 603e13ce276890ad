import '@mantine/core/styles.layer.css'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useSellerGetMeQuery, useSellerSignOutMutation } from '#web/data/identity.ts'
import { clientGuard, serverGuard, signInPath } from '#web/data/guard.ts'
import { statusOf } from '#web/data/problem.ts'
import { DashboardShell, type DashboardLink } from '#web/features/market/dashboard-shell.tsx'
import { PageError } from '#web/features/market/page-error.tsx'
import { PersonAtDoor } from '#web/features/identity/person-at-door.tsx'
import { IconBuildingStore, IconHome, IconPackage, IconReceipt, IconWallet } from '#web/ui/icons.ts'

export const loader = serverGuard('seller')
export const clientLoader = clientGuard('seller')

const links: DashboardLink[] = [
  { to: '/seller', label: 'Today', icon: IconHome },
  { to: '/seller/orders', label: 'Orders', icon: IconReceipt },
  { to: '/seller/products', label: 'Products', icon: IconPackage },
  { to: '/seller/balance', label: 'Balance', icon: IconWallet },
  { to: '/seller/shop', label: 'Shop page', icon: IconBuildingStore },
]

function Shell({ children }: { children: React.ReactNode }) {
  const { data: me } = useSellerGetMeQuery()
  const [signOut] = useSellerSignOutMutation()
  return (
    <DashboardShell
      door="Seller"
      home="/seller"
      links={links}
      place={me?.shop && <strong>{me.shop.name}</strong>}
      person={
        me && (
          <PersonAtDoor
            name={me.name}
            role={me.shop?.role ?? 'No shop yet'}
            signOut={() => signOut().unwrap()}
            next="/seller/sign-in"
          />
        )
      }
    >
      {children}
    </DashboardShell>
  )
}

export default function SellerLayout() {
  const location = useLocation()
  const { error } = useSellerGetMeQuery()
  if (statusOf(error) === 401) return <Navigate to={signInPath('seller', location)} replace />
  return (
    <Shell>
      <Outlet />
    </Shell>
  )
}

export function ErrorBoundary() {
  return (
    <Shell>
      <PageError home="/seller" homeLabel="Back to today" />
    </Shell>
  )
}
