import { Button } from '@mantine/core'
import { messageOf } from '../../data/problem.ts'
import { useSellerGetMeQuery } from '../../data/house-identity.ts'
import { useChooseShopMutation } from '../../data/team.ts'
import { Card } from '../../ui/card.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ShopMark } from '../shops/shop-mark.tsx'
import { roleWords } from './role-words.ts'
import styles from './team.module.css'

/** The shops of somebody who works in several, and the way from one to the other; nothing for everybody else. */
export function OwnShops() {
  const { data: me } = useSellerGetMeQuery()
  const [choose, { isLoading }] = useChooseShopMutation()
  if (!me || me.shops.length < 2) return null
  const go = async (shopId: string) => {
    try {
      await choose({ body: { shopId } }).unwrap()
      // A whole new page, so that nothing of the other shop stays in memory.
      window.location.assign('/seller')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <Card title="Your shops">
      <ul className={styles.rows}>
        {me.shops.map(({ id, name, logo, role }) => (
          <li key={id}>
            <ShopMark logo={logo} name={name} size={40} />
            <span className={styles.words}>
              <strong>{name}</strong>
              <span className={styles.quiet}>{roleWords[role]}</span>
            </span>
            {id === me.shop?.id ? (
              <StateBadge tone="good">You are here</StateBadge>
            ) : (
              <Button
                variant="sand"
                size="sm"
                loading={isLoading}
                aria-label={`Work here, in ${name}`}
                onClick={() => void go(id)}
              >
                Work here
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
