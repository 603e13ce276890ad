import { Drawer } from '@mantine/core'
import { Link } from 'react-router'
import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import styles from './review-drawer.module.css'
import { ShopDecision } from './shop-decision.tsx'
import { ShopPreview } from './shop-preview.tsx'
import { ShopTerms } from './shop-terms.tsx'
import { ShopStateBadge } from './shop-states.tsx'

interface ReviewDrawerProps {
  /** Undefined while no shop is looked at. */
  shop: ShopForReview | undefined
  onClose: () => void
}

/** One shop beside the list: what customers see above, the decision below, always in view. */
export function ReviewDrawer({ shop, onClose }: ReviewDrawerProps) {
  return (
    <Drawer.Root
      opened={shop !== undefined}
      onClose={onClose}
      position="right"
      size={560}
      padding={0}
      classNames={{ content: styles.content ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Not Drawer.Header: a second header element would be a second banner of the page. */}
        <div className={styles.header}>
          <Drawer.Title className={styles.title}>
            {shop?.name} {shop && <ShopStateBadge state={shop.state} />}
          </Drawer.Title>
          <Drawer.CloseButton aria-label="Close" />
        </div>
        <Drawer.Body className={styles.body}>
          {shop && (
            <>
              <div className={styles.evidence}>
                <ShopPreview shop={shop} />
                {(shop.state === 'approved' || shop.state === 'suspended') && <ShopTerms shopId={shop.id} />}
                <p className={styles.more}>
                  <Link to={`/operator/shops/${shop.id}`}>Everything it handed in, and all that happened</Link>
                </p>
              </div>
              <div className={styles.decision}>
                <ShopDecision key={shop.id} shop={shop} isHandedIn={shop.isHandedIn} onDecided={onClose} />
              </div>
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
