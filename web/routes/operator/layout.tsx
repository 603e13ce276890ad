import '@mantine/core/styles.layer.css'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useCountSupportUnreadMessagesQuery } from '#web/data/chat.ts'
import { useOperatorGetMeQuery, useOperatorSignOutMutation } from '#web/data/identity.ts'
import { useListMarketProductsInfiniteQuery } from '#web/data/catalog.ts'
import { useListDisputesInfiniteQuery } from '#web/data/disputes.ts'
import { clientGuard, serverGuard, signInPath } from '#web/data/guard.ts'
import { useGetMarketOverviewQuery } from '#web/data/orders.ts'
import { statusOf } from '#web/data/problem.ts'
import { DashboardShell, type DashboardLink } from '#web/features/market/dashboard-shell.tsx'
import NoticesBell from '#web/features/notices/notices-bell.tsx'
import { PageError } from '#web/features/market/page-error.tsx'
import { PersonAtDoor } from '#web/features/identity/person-at-door.tsx'
import {
  IconAlertTriangle,
  IconBook2,
  IconBuildingBank,
  IconCash,
  IconBuildingStore,
  IconCreditCard,
  IconFileInvoice,
  IconHistory,
  IconHome,
  IconLayoutGrid,
  IconMessageCircle,
  IconPercentage,
  IconReceipt,
  IconReceiptTax,
  IconScale,
  IconSearch,
  IconSettings,
  IconMessageQuestion,
  IconPackage,
  IconRepeat,
  IconSignature,
  IconStar,
  IconTicket,
} from '#web/ui/icons.ts'

export const loader = serverGuard('operator')
export const clientLoader = clientGuard('operator')

interface Waiting {
  shops: number
  products: number
  messages: number
  disputes: number
}

const linksFor = ({ shops, products, messages, disputes }: Waiting): DashboardLink[] => [
  { to: '/operator', label: 'Overview', icon: IconHome },
  { to: '/operator/shops', label: 'Shops', icon: IconBuildingStore, count: shops },
  { to: '/operator/products', label: 'Products', icon: IconPackage, count: products },
  { to: '/operator/orders', label: 'Orders', icon: IconReceipt },
  { to: '/operator/disputes', label: 'Disputes', icon: IconAlertTriangle, count: disputes },
  { to: '/operator/messages', label: 'Messages', icon: IconMessageCircle, count: messages },
  { to: '/operator/reviews', label: 'Reviews', icon: IconStar },
  { to: '/operator/questions', label: 'Questions', icon: IconMessageQuestion },
  { to: '/operator/payments', label: 'Payments', icon: IconCreditCard, group: 'Money' },
  { to: '/operator/withdrawals', label: 'Withdrawals', icon: IconBuildingBank, group: 'Money' },
  { to: '/operator/cash-refunds', label: 'Cash refunds', icon: IconCash, group: 'Money' },
  { to: '/operator/subscriptions', label: 'Subscriptions', icon: IconRepeat, group: 'Money' },
  { to: '/operator/ledger', label: 'Ledger', icon: IconBook2, group: 'Money' },
  { to: '/operator/invoices', label: 'Invoices', icon: IconFileInvoice, group: 'Money' },
  { to: '/operator/reconciliation', label: 'Reconciliation', icon: IconScale, group: 'Money' },
  { to: '/operator/categories', label: 'Categories', icon: IconLayoutGrid, group: 'Hall' },
  { to: '/operator/synonyms', label: 'Synonyms', icon: IconSearch, group: 'Hall' },
  { to: '/operator/coupons', label: 'Coupons', icon: IconTicket, group: 'Hall' },
  { to: '/operator/commission', label: 'Commission', icon: IconPercentage, group: 'Rules' },
  { to: '/operator/tax', label: 'Tax', icon: IconReceiptTax, group: 'Rules' },
  { to: '/operator/contracts', label: 'Contracts', icon: IconSignature, group: 'Rules' },
  { to: '/operator/audit-log', label: 'Audit log', icon: IconHistory, group: 'Rules' },
  { to: '/operator/settings', label: 'Settings', icon: IconSettings, group: 'Rules' },
]

function Shell({ children }: { children: React.ReactNode }) {
  const { data: me } = useOperatorGetMeQuery()
  const { data: overview } = useGetMarketOverviewQuery(undefined, { skip: !me })
  const { data: messages } = useCountSupportUnreadMessagesQuery(undefined, { skip: !me })
  const { data: disputes } = useListDisputesInfiniteQuery({ limit: 1 }, { skip: !me })
  const { data: products } = useListMarketProductsInfiniteQuery({ limit: 1 }, { skip: !me })
  const [signOut] = useOperatorSignOutMutation()
  return (
    <DashboardShell
      door="Operator"
      home="/operator"
      links={linksFor({
        shops: overview?.shopsToApprove ?? 0,
        products: products?.pages[0]?.waiting ?? 0,
        messages: messages?.waiting ?? 0,
        disputes: disputes?.pages[0]?.waiting ?? 0,
      })}
      bell={me && <NoticesBell door="operator" />}
      person={
        me && (
          <PersonAtDoor
            name={me.name}
            work="Operator"
            signOut={() => signOut().unwrap()}
            next="/operator/sign-in"
            security="/operator/security"
          />
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
