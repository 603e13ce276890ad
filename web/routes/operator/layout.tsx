import '@mantine/core/styles.layer.css'
import { lazy, Suspense } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useCountSupportUnreadMessagesQuery } from '#web/data/chat.ts'
import { useOperatorGetMeQuery, useOperatorSignOutMutation } from '#web/data/house-identity.ts'
import { clientGuard, serverGuard, signInPath } from '#web/data/guard.ts'
import { statusOf } from '#web/data/problem.ts'
import { useSettings } from '#web/data/settings.ts'
import { useUnreadSignals } from '#web/features/chat/use-unread-signals.ts'
import { DashboardShell, type DashboardLink } from '#web/features/market/dashboard-shell.tsx'
import NoticesBell from '#web/features/notices/notices-bell.tsx'
import { PageError } from '#web/features/market/page-error.tsx'
import { useWaiting, type Waiting } from '#web/features/moderation/waiting.ts'
import { PersonAtDoor } from '#web/features/identity/person-at-door.tsx'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBook2,
  IconBuildingBank,
  IconCash,
  IconClock,
  IconBuildingStore,
  IconCreditCard,
  IconFileInvoice,
  IconHistory,
  IconHome,
  IconLayoutDashboard,
  IconLayoutGrid,
  IconLock,
  IconMailOff,
  IconMessageCircle,
  IconPercentage,
  IconReceipt,
  IconReceiptTax,
  IconScale,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconMessageQuestion,
  IconMessageReport,
  IconPackage,
  IconRepeat,
  IconSignature,
  IconStar,
  IconTicket,
} from '#web/ui/icons.ts'

export const loader = serverGuard('operator')
export const clientLoader = clientGuard('operator')

const SimulationBanner = lazy(() => import('#web/features/simulation/simulation-banner.tsx'))

const linksFor = (waiting: Waiting | null, messages: number, hasClock: boolean): DashboardLink[] => [
  { to: '/operator', label: 'Overview', icon: IconHome },
  { to: '/operator/shops', label: 'Shops', icon: IconBuildingStore, count: waiting?.shops },
  { to: '/operator/products', label: 'Products', icon: IconPackage, count: waiting?.products },
  { to: '/operator/orders', label: 'Orders', icon: IconReceipt },
  { to: '/operator/returns', label: 'Returns', icon: IconArrowBackUp },
  { to: '/operator/disputes', label: 'Disputes', icon: IconAlertTriangle, count: waiting?.disputes },
  { to: '/operator/messages', label: 'Messages', icon: IconMessageCircle, count: messages },
  { to: '/operator/moderation', label: 'Moderation', icon: IconShieldCheck, count: waiting?.moderation },
  { to: '/operator/conversations', label: 'Reported chats', icon: IconMessageReport, count: waiting?.chatReports },
  { to: '/operator/reviews', label: 'Reviews', icon: IconStar },
  { to: '/operator/questions', label: 'Questions', icon: IconMessageQuestion },
  { to: '/operator/payments', label: 'Payments', icon: IconCreditCard, group: 'Money' },
  {
    to: '/operator/withdrawals',
    label: 'Withdrawals',
    icon: IconBuildingBank,
    group: 'Money',
    count: waiting?.withdrawals,
  },
  { to: '/operator/cash-refunds', label: 'Cash refunds', icon: IconCash, group: 'Money' },
  { to: '/operator/subscriptions', label: 'Subscriptions', icon: IconRepeat, group: 'Money' },
  { to: '/operator/ledger', label: 'Ledger', icon: IconBook2, group: 'Money' },
  { to: '/operator/invoices', label: 'Invoices', icon: IconFileInvoice, group: 'Money' },
  { to: '/operator/reconciliation', label: 'Reconciliation', icon: IconScale, group: 'Money' },
  { to: '/operator/home', label: 'First page', icon: IconLayoutDashboard, group: 'Hall' },
  { to: '/operator/categories', label: 'Categories', icon: IconLayoutGrid, group: 'Hall' },
  { to: '/operator/synonyms', label: 'Synonyms', icon: IconSearch, group: 'Hall' },
  { to: '/operator/blocked-words', label: 'Blocked words', icon: IconLock, group: 'Hall' },
  { to: '/operator/coupons', label: 'Coupons', icon: IconTicket, group: 'Hall' },
  { to: '/operator/commission', label: 'Commission', icon: IconPercentage, group: 'Rules' },
  { to: '/operator/tax', label: 'Tax', icon: IconReceiptTax, group: 'Rules' },
  { to: '/operator/contracts', label: 'Contracts', icon: IconSignature, group: 'Rules' },
  { to: '/operator/paused-addresses', label: 'Paused addresses', icon: IconMailOff, group: 'Rules' },
  { to: '/operator/audit-log', label: 'Audit log', icon: IconHistory, group: 'Rules' },
  { to: '/operator/settings', label: 'Settings', icon: IconSettings, group: 'Rules' },
  ...(hasClock ? [{ to: '/operator/simulation', label: 'Simulation', icon: IconClock, group: 'Sandbox' }] : []),
]

function Shell({ children }: { children: React.ReactNode }) {
  const { data: me } = useOperatorGetMeQuery()
  const waiting = useWaiting({ skip: !me })
  const { data: messages } = useCountSupportUnreadMessagesQuery(undefined, { skip: !me })
  useUnreadSignals('market', messages?.unread)
  const [signOut] = useOperatorSignOutMutation()
  const hasClock = useSettings().clockAheadSeconds !== null
  return (
    <DashboardShell
      door="Operator"
      home="/operator"
      links={linksFor(waiting, messages?.waiting ?? 0, hasClock)}
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
      {hasClock && me && (
        <Suspense>
          <SimulationBanner />
        </Suspense>
      )}
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
