import '@mantine/core/styles.layer.css'
import { Navigate, Outlet, useLocation } from 'react-router'
import { may, type Role } from '#shared/team-roles.ts'
import { useCountShopUnreadMessagesQuery } from '#web/data/chat.ts'
import { useSellerGetMeQuery, useSellerSignOutMutation } from '#web/data/house-identity.ts'
import { useListShopDisputesInfiniteQuery } from '#web/data/disputes.ts'
import { useGetShopOverviewQuery } from '#web/data/orders.ts'
import { useListShopReturnsInfiniteQuery } from '#web/data/returns.ts'
import { clientGuard, serverGuard, signInPath } from '#web/data/guard.ts'
import { statusOf } from '#web/data/problem.ts'
import { useUnreadSignals } from '#web/features/chat/use-unread-signals.ts'
import { DashboardShell, type DashboardLink } from '#web/features/market/dashboard-shell.tsx'
import NoticesBell from '#web/features/notices/notices-bell.tsx'
import { PageError } from '#web/features/market/page-error.tsx'
import { PersonAtDoor } from '#web/features/identity/person-at-door.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import {
  IconArrowBackUp,
  IconBuildingStore,
  IconChecks,
  IconFileInvoice,
  IconFlame,
  IconHome,
  IconMessageCircle,
  IconPackage,
  IconTicket,
  IconReceipt,
  IconScale,
  IconMessageQuestion,
  IconRepeat,
  IconSignature,
  IconStar,
  IconUsers,
  IconWallet,
} from '#web/ui/icons.ts'
import styles from './layout.module.css'

export const loader = serverGuard('seller')
export const clientLoader = clientGuard('seller')

/** How often the counts in the navigation are asked for anew. */
const pollingMs = 60_000

/** How much of each waits for somebody of the shop. */
interface Waiting {
  toHandOver: number
  messages: number
  returns: number
  disputes: number
}

/** The pages of a shop that are open to a role. Orders say how many parcels wait. */
function linksFor(
  { toHandOver, messages, returns, disputes }: Waiting,
  role: Role,
  isApplying: boolean,
): DashboardLink[] {
  return [
    { to: '/seller', label: 'Today', icon: IconHome },
    { to: '/seller/orders', label: 'Orders', icon: IconReceipt, count: toHandOver },
    { to: '/seller/products', label: 'Products', icon: IconPackage },
    // Fourth, so that it stands in the bar of a phone.
    ...(may(role, 'money') ? [{ to: '/seller/balance', label: 'Balance', icon: IconWallet, group: 'Money' }] : []),
    { to: '/seller/messages', label: 'Messages', icon: IconMessageCircle, count: messages },
    { to: '/seller/returns', label: 'Returns', icon: IconArrowBackUp, count: returns },
    { to: '/seller/disputes', label: 'Disputes', icon: IconScale, count: disputes },
    { to: '/seller/reviews', label: 'Reviews', icon: IconStar },
    { to: '/seller/questions', label: 'Questions', icon: IconMessageQuestion },
    { to: '/seller/coupons', label: 'Coupons', icon: IconTicket },
    { to: '/seller/sale-events', label: 'Sale events', icon: IconFlame },
    { to: '/seller/subscriptions', label: 'Subscriptions', icon: IconRepeat },
    ...(may(role, 'invoices')
      ? [{ to: '/seller/invoices', label: 'Invoices', icon: IconFileInvoice, group: 'Money' }]
      : []),
    ...(may(role, 'contracts')
      ? [{ to: '/seller/contracts', label: 'Contracts', icon: IconSignature, group: 'Shop' }]
      : []),
    ...(may(role, 'shop') && isApplying
      ? [{ to: '/seller/application', label: 'Application', icon: IconChecks, group: 'Shop' }]
      : []),
    ...(may(role, 'shop') ? [{ to: '/seller/shop', label: 'Shop page', icon: IconBuildingStore, group: 'Shop' }] : []),
    { to: '/seller/team', label: 'Team', icon: IconUsers, group: 'Shop' },
  ]
}

function isApplying(state: string | undefined): boolean {
  return state === 'applied' || state === 'changes_requested' || state === 'declined'
}

const placeWords = {
  applied: 'Waiting for approval',
  changes_requested: 'Changes are asked for',
  approved: 'Open',
  declined: 'Declined',
  suspended: 'Suspended',
  closed: 'Closed',
}

function Shell({ children }: { children: React.ReactNode }) {
  const { data: me } = useSellerGetMeQuery()
  const { data: overview } = useGetShopOverviewQuery(undefined, { skip: !me?.shop, pollingInterval: pollingMs })
  const { data: messages } = useCountShopUnreadMessagesQuery(undefined, { skip: !me?.shop, pollingInterval: pollingMs })
  useUnreadSignals('shop', messages?.unread)
  const { data: returns } = useListShopReturnsInfiniteQuery({ limit: 1 }, { skip: !me?.shop })
  const { data: disputes } = useListShopDisputesInfiniteQuery({ limit: 1 }, { skip: !me?.shop })
  const waiting: Waiting = {
    toHandOver: overview?.toHandOver.count ?? 0,
    messages: messages?.waiting ?? 0,
    returns: returns?.pages[0]?.waiting ?? 0,
    disputes: disputes?.pages[0]?.waiting ?? 0,
  }
  const [signOut] = useSellerSignOutMutation()
  return (
    <DashboardShell
      door="Seller"
      home="/seller"
      links={linksFor(waiting, me?.shop?.role ?? 'owner', isApplying(me?.shop?.state))}
      place={
        me?.shop && (
          <span className={styles.place}>
            <ShopMark logo={me.shop.logo} name={me.shop.name} size={36} />
            <span className={styles.words}>
              <strong>{me.shop.name}</strong>
              <span className={styles.state}>{placeWords[me.shop.state]}</span>
            </span>
          </span>
        )
      }
      bell={me && <NoticesBell door="seller" />}
      person={
        me && (
          <PersonAtDoor
            name={me.name}
            work={me.shop?.role ?? 'No shop yet'}
            signOut={() => signOut().unwrap()}
            next="/seller/sign-in"
            security="/seller/security"
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
