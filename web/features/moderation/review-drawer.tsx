import { Drawer } from '@mantine/core'
import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import styles from './review-drawer.module.css'
import { ShopDecision } from './shop-decision.tsx'
import { ShopPreview } from './shop-preview.tsx'
import { ShopStateBadge } from './shop-states.tsx'

interface ReviewDrawerProps {
  /** Undefined while no shop is looked at. */
  shop: ShopForReview | undefined
  onClose: () => void
}

/** One shop beside the list: what customers see above, the decision below, always in view. */
export function ReviewDrawer({ shop, onClose }: ReviewDrawerProps) {
  return (
    <Drawer
      opened={shop !== undefined}
      onClose={onClose}
      position="right"
      size={560}
      padding={0}
      classNames={{ body: styles.body ?? '', header: styles.header ?? '', content: styles.content ?? '' }}
      title={
        shop && (
          <span className={styles.title}>
            {shop.name} <ShopStateBadge state={shop.state} />
          </span>
        )
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {shop && (
        <>
          <div className={styles.evidence}>
            <ShopPreview shop={shop} />
          </div>
          <div className={styles.decision}>
            <ShopDecision key={shop.id} shop={shop} onDecided={onClose} />
          </div>
        </>
      )}
    </Drawer>
  )
}
