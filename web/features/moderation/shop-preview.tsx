import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import { IconMail, IconMapPin, IconUser } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Day } from '../../ui/relative-time.tsx'
import { countryName } from '../market/country-name.ts'
import { ShopMark } from '../shops/shop-mark.tsx'
import styles from './shop-preview.module.css'

/** A shop as customers see it or would see it, then who stands behind it and what it has sold. */
export function ShopPreview({ shop }: { shop: ShopForReview }) {
  const locale = useLocale()
  const { name, logo, banner, tagline, story, policies, city, country, owner, appliedAt, orderCount, sold } = shop
  const town = [city, countryName(country, locale)].filter((each) => each !== '').join(', ')
  return (
    <div className={styles.preview}>
      <div className={styles.sign}>
        {banner && <Picture picture={banner} alt="" sizes="560px" className={styles.banner ?? ''} />}
        <div className={styles.head} data-banner={banner ? true : undefined}>
          <ShopMark logo={logo} name={name} size={64} />
          <p className={styles.tagline}>{tagline || 'No line under the name yet'}</p>
        </div>
      </div>
      {story === '' ? (
        <p className={styles.missing}>It has not told its story yet.</p>
      ) : (
        <blockquote className={styles.story}>{story}</blockquote>
      )}
      {policies !== '' && (
        <details className={styles.policies}>
          <summary>Its policies</summary>
          <p>{policies}</p>
        </details>
      )}
      <ul className={styles.facts}>
        <li>
          <IconUser size={18} stroke={1.6} aria-hidden /> {owner.name}
        </li>
        <li>
          <IconMail size={18} stroke={1.6} aria-hidden /> <a href={`mailto:${owner.email}`}>{owner.email}</a>
        </li>
        <li>
          <IconMapPin size={18} stroke={1.6} aria-hidden /> {town}
        </li>
      </ul>
      <dl className={styles.figures}>
        <div>
          <dt>Applied</dt>
          <dd>
            <Day at={appliedAt} />
          </dd>
        </div>
        <div>
          <dt>Orders</dt>
          <dd>{orderCount}</dd>
        </div>
        <div>
          <dt>Sold</dt>
          <dd>
            <Money value={sold} />
          </dd>
        </div>
      </dl>
      <Shelf shop={shop} />
    </div>
  )
}

function Shelf({ shop: { state, products, productCount } }: { shop: ShopForReview }) {
  const isWaiting = state === 'applied'
  return (
    <section className={styles.shelf}>
      <h3>{isWaiting ? 'What it wants to start with' : `On its shelf: ${things(productCount)}`}</h3>
      {products.length === 0 ? (
        <p className={styles.missing}>Nothing yet.</p>
      ) : (
        <ul className={styles.products}>
          {products.map(({ id, title, price, picture, isListed }) => (
            <li key={id}>
              <Picture picture={picture} alt="" sizes="160px" className={styles.product ?? ''} />
              <strong>{title}</strong>
              <Money value={price} />
              {!isWaiting && !isListed && <StateBadge tone="neutral">Not on the shelf</StateBadge>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function things(count: number): string {
  if (count === 0) return 'nothing'
  return count === 1 ? 'one thing' : `${count} things`
}
