import { lazy, Suspense, type ReactNode } from 'react'
import { NavLink, Link } from 'react-router'
import { useGetCartQuery } from '../../data/cart.ts'
import { useCustomer } from '../../data/doors.ts'
import { useListCategoriesQuery } from '../../data/market.ts'
import { useSettings } from '../../data/settings.ts'
import {
  IconBuildingStore,
  IconHome,
  IconMessageCircle,
  IconLayoutGrid,
  IconShoppingBag,
  IconUser,
} from '../../ui/icons.ts'
import { Logo } from './logo.tsx'
import { SchemeSwitch } from './scheme-switch.tsx'
import { SearchBox } from './search-box.tsx'
import styles from './storefront-shell.module.css'

// Who is not signed in has no messages and downloads nothing for them.
const MessagesBadge = lazy(() => import('../chat/messages-badge.tsx'))
const NoticesBell = lazy(() => import('../notices/notices-bell.tsx'))

/** Header, footer and phone bar around every page of the storefront. */
export function StorefrontShell({ children }: { children: ReactNode }) {
  const customer = useCustomer()
  const { data: cart } = useGetCartQuery()
  const quantity = cart?.quantity ?? 0
  const accountPath = customer ? '/account' : '/sign-in'
  return (
    <>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Logo />
          <SearchBox />
          <div className={styles.tools}>
            <SchemeSwitch />
            <NavLink to={accountPath} className={styles.tool!}>
              <IconUser size={20} stroke={1.6} aria-hidden />
              <span>{customer ? customer.name.split(' ')[0] : 'Sign in'}</span>
            </NavLink>
            {customer && (
              <Suspense>
                <NoticesBell door="storefront" />
              </Suspense>
            )}
            {customer && (
              <NavLink to="/messages" className={styles.tool!} data-phone>
                <span className={styles.bag}>
                  <IconMessageCircle size={20} stroke={1.6} aria-hidden />
                  <Suspense>
                    <MessagesBadge />
                  </Suspense>
                </span>
                <span>Messages</span>
              </NavLink>
            )}
            <NavLink to="/cart" className={styles.tool!}>
              <span className={styles.bag}>
                <IconShoppingBag size={20} stroke={1.6} aria-hidden />
                {quantity > 0 && <Count quantity={quantity} />}
              </span>
              <span>
                Basket <InWords quantity={quantity} />
              </span>
            </NavLink>
          </div>
        </div>
        <CategoryNavigation />
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Footer />
      <nav className={styles.bottom} aria-label="Main">
        <NavLink to="/" end>
          <IconHome size={22} stroke={1.6} aria-hidden />
          Home
        </NavLink>
        <NavLink to="/products">
          <IconLayoutGrid size={22} stroke={1.6} aria-hidden />
          Browse
        </NavLink>
        <NavLink to="/shops">
          <IconBuildingStore size={22} stroke={1.6} aria-hidden />
          Shops
        </NavLink>
        <NavLink to="/cart">
          <span className={styles.bag}>
            <IconShoppingBag size={22} stroke={1.6} aria-hidden />
            {quantity > 0 && <Count quantity={quantity} />}
          </span>
          <span>
            Basket <InWords quantity={quantity} />
          </span>
        </NavLink>
        <NavLink to={accountPath}>
          <IconUser size={22} stroke={1.6} aria-hidden />
          You
        </NavLink>
      </nav>
    </>
  )
}

function Count({ quantity }: { quantity: number }) {
  return (
    <span className={styles.count} aria-hidden>
      {quantity > 99 ? '99+' : quantity}
    </span>
  )
}

/** The count for who cannot see it beside the bag. */
function InWords({ quantity }: { quantity: number }) {
  if (quantity === 0) return null
  return <span className="visually-hidden">with {quantity === 1 ? '1 thing' : `${quantity} things`}</span>
}

function CategoryNavigation() {
  const { data: categories } = useListCategoriesQuery()
  const halls = categories?.items.filter(({ parentId, productCount }) => parentId === null && productCount > 0)
  return (
    <nav className={styles.categories} aria-label="Categories">
      <NavLink to="/products" end>
        New in
      </NavLink>
      {halls?.map(({ slug, name }) => (
        <NavLink key={slug} to={`/categories/${slug}`}>
          {name}
        </NavLink>
      ))}
      <NavLink to="/shops">Shops</NavLink>
    </nav>
  )
}

function Footer() {
  const { name, tagline, paymentMethods, currency, isSandbox } = useSettings()
  return (
    <footer className={styles.footer}>
      <div className={styles.columns}>
        <div className={styles.about}>
          <Logo />
          <p>{tagline || 'A covered walk of small shops. You pay once, and each maker sends their own parcel.'}</p>
        </div>
        <FooterColumn title="Shop">
          <Link to="/products">New this week</Link>
          <Link to="/shops">All shops</Link>
          <Link to="/cart">Basket</Link>
        </FooterColumn>
        <FooterColumn title="You">
          <Link to="/account">Your account</Link>
          <Link to="/account/orders">Your orders</Link>
        </FooterColumn>
        <FooterColumn title="Sell">
          <Link to="/seller/sign-up">Open a shop</Link>
          <Link to="/seller">Seller dashboard</Link>
        </FooterColumn>
      </div>
      <div className={styles.small}>
        <span>© {name}</span>
        <span className={styles.payments}>
          {paymentMethods.includes('card') && <span>Visa</span>}
          {paymentMethods.includes('card') && <span>Mastercard</span>}
          {paymentMethods.includes('paypal') && <span>PayPal</span>}
          {paymentMethods.includes('cash_on_delivery') && <span>Cash on delivery</span>}
          <span>{currency}</span>
          {isSandbox && <span className={styles.sandbox}>Sandbox market: no real money moves</span>}
        </span>
      </div>
    </footer>
  )
}

function FooterColumn({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav className={styles.column} aria-label={title}>
      <span className={styles.columnTitle}>{title}</span>
      {children}
    </nav>
  )
}
