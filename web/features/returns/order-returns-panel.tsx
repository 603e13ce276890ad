import { Link } from 'react-router'
import { rowsOf } from '../../data/keyset.ts'
import { useListMarketReturnsInfiniteQuery } from '../../data/returns.ts'
import { SidePanel } from '../../ui/side-panel.tsx'
import styles from './return-parts.module.css'
import { ReturnStateBadge } from './return-states.tsx'

/** The returns of an order for an operator, each with its state; nothing when nothing comes back. */
export function OrderReturnsPanel({ orderId }: { orderId: string }) {
  const { data } = useListMarketReturnsInfiniteQuery({ orderId })
  const returns = data ? rowsOf(data) : []
  if (returns.length === 0) return null
  return (
    <SidePanel title="Goods back">
      <ul className={styles.links}>
        {returns.map(({ id, number, state }) => (
          <li key={id}>
            <Link to={`/operator/returns/${id}`}>Return {number}</Link>
            <ReturnStateBadge state={state} />
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
