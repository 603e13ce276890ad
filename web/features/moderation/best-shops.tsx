import { Link } from 'react-router'
import type { MarketOverview } from '#shared/api/orders.schemas.ts'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/money.tsx'
import { ShopMark } from '../shops/shop-mark.tsx'
import styles from './best-shops.module.css'

/** The shops that sold most in thirty days; the table ends in the sum of the whole market. */
export function BestShops({ overview }: { overview: MarketOverview }) {
  const { shops, orderCount, sales, commission } = overview
  const others = {
    orders: orderCount - sumOf(shops, ({ orders }) => orders),
    sales: { ...sales, amountMinor: sales.amountMinor - sumOf(shops, (shop) => shop.sales.amountMinor) },
    commission: {
      ...commission,
      amountMinor: commission.amountMinor - sumOf(shops, (shop) => shop.commission.amountMinor),
    },
  }
  return (
    <Card
      title="Shops"
      aside={
        <Link to="/operator/shops?state=approved" className={styles.all}>
          All shops
        </Link>
      }
    >
      {shops.length === 0 ? (
        <p className={styles.none}>What shops sell will stand here, the best first.</p>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">Shops that sold most in 30 days</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Shop</span>
              </th>
              <th scope="col" data-extra>
                Orders
              </th>
              <th scope="col">Sold</th>
              <th scope="col">Commission</th>
            </tr>
          </thead>
          <tbody>
            {shops.map((shop) => (
              <tr key={shop.id}>
                <th scope="row">
                  <Link to={`/operator/shops?state=all&shop=${shop.id}`} className={styles.shop}>
                    <ShopMark logo={shop.logo} name={shop.name} size={28} />
                    {shop.name}
                  </Link>
                </th>
                <Figures orders={shop.orders} sales={shop.sales} commission={shop.commission} />
              </tr>
            ))}
            {others.orders > 0 && (
              <tr>
                <th scope="row">All others</th>
                <Figures {...others} />
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Market</th>
              <Figures orders={orderCount} sales={sales} commission={commission} />
            </tr>
          </tfoot>
        </table>
      )}
    </Card>
  )
}

function Figures({
  orders,
  sales,
  commission,
}: Pick<MarketOverview['shops'][number], 'orders' | 'sales' | 'commission'>) {
  return (
    <>
      <td data-extra>{orders}</td>
      <td>
        <Money value={sales} />
      </td>
      <td>
        <Money value={commission} />
      </td>
    </>
  )
}

function sumOf<Row>(rows: readonly Row[], figureOf: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + figureOf(row), 0)
}
