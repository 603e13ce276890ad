import { NavLink, Outlet } from 'react-router'
import { useCustomer } from '#web/data/doors.ts'
import { clientGuard, serverGuard } from '#web/data/guard.ts'
import { useSignOutMutation } from '#web/data/identity.ts'
import { messageOf } from '#web/data/problem.ts'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import {
  IconBell,
  IconBuildingStore,
  IconCreditCard,
  IconFileText,
  IconRepeat,
  IconHeart,
  IconHome,
  IconLock,
  IconLogout,
  IconMapPin,
  IconMessageQuestion,
  IconPackage,
  IconShieldCheck,
  IconStar,
  IconUser,
} from '#web/ui/icons.ts'
import { notify } from '#web/ui/toaster.tsx'
import styles from './layout.module.css'

export const loader = serverGuard('storefront')
export const clientLoader = clientGuard('storefront')

/** Around the pages of a customer's account: who it is, where to go, and the way out. */
export default function AccountLayout() {
  const customer = useCustomer()
  const [signOut, { isLoading }] = useSignOutMutation()
  const leave = async () => {
    try {
      await signOut().unwrap()
      // A whole new page, so that nothing of this person stays in memory.
      window.location.assign('/')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <div className={styles.page}>
      <div className={styles.side}>
        {customer && (
          <div className={styles.person}>
            <ShopMark logo={customer.avatar} name={customer.name} size={48} />
            <p>
              <strong>{customer.name}</strong>
              <span>{customer.email}</span>
            </p>
          </div>
        )}
        <nav className={styles.menu} aria-label="Account">
          <NavLink to="/account" end>
            <IconHome size={20} stroke={1.6} aria-hidden />
            Overview
          </NavLink>
          <NavLink to="/account/orders">
            <IconPackage size={20} stroke={1.6} aria-hidden />
            Orders
          </NavLink>
          <NavLink to="/account/reviews">
            <IconStar size={20} stroke={1.6} aria-hidden />
            Reviews
          </NavLink>
          <NavLink to="/account/questions">
            <IconMessageQuestion size={20} stroke={1.6} aria-hidden />
            Questions
          </NavLink>
          <NavLink to="/account/subscriptions">
            <IconRepeat size={20} stroke={1.6} aria-hidden />
            Subscriptions
          </NavLink>
          <NavLink to="/account/cards">
            <IconCreditCard size={20} stroke={1.6} aria-hidden />
            Cards
          </NavLink>
          <NavLink to="/account/contracts">
            <IconFileText size={20} stroke={1.6} aria-hidden />
            Contracts
          </NavLink>
          <NavLink to="/saved">
            <IconHeart size={20} stroke={1.6} aria-hidden />
            Saved
          </NavLink>
          <NavLink to="/account/following">
            <IconBuildingStore size={20} stroke={1.6} aria-hidden />
            Shops I follow
          </NavLink>
          <NavLink to="/account/profile">
            <IconUser size={20} stroke={1.6} aria-hidden />
            Profile
          </NavLink>
          <NavLink to="/account/addresses">
            <IconMapPin size={20} stroke={1.6} aria-hidden />
            Addresses
          </NavLink>
          <NavLink to="/account/security">
            <IconShieldCheck size={20} stroke={1.6} aria-hidden />
            Sign-in and security
          </NavLink>
          <NavLink to="/account/privacy">
            <IconLock size={20} stroke={1.6} aria-hidden />
            Your data
          </NavLink>
          <NavLink to="/account/notices">
            <IconBell size={20} stroke={1.6} aria-hidden />
            Notices
          </NavLink>
          <button type="button" disabled={isLoading} onClick={() => void leave()}>
            <IconLogout size={20} stroke={1.6} aria-hidden />
            Sign out
          </button>
        </nav>
      </div>
      <div className={styles.main}>
        <Outlet />
      </div>
    </div>
  )
}
