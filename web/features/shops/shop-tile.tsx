import { Link } from 'react-router'
import type { ShopCard } from '#shared/api/shops.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import { Rating } from '../../ui/rating.tsx'
import { ShopMark } from './shop-mark.tsx'
import styles from './shop-tile.module.css'

/** A shop by three of its things, its name, town and stars. */
export function ShopTile({ shop }: { shop: ShopCard }) {
  const { slug, name, tagline, city, rating, pictures, logo } = shop
  return (
    <Link to={`/shops/${slug}`} className={styles.tile}>
      <span className={styles.pictures}>
        {[0, 1, 2].map((place) => (
          <Picture
            key={place}
            picture={pictures[place] ?? null}
            alt=""
            sizes={place === 0 ? '(max-width: 62em) 64vw, 270px' : '(max-width: 62em) 32vw, 130px'}
          />
        ))}
      </span>
      <span className={styles.head}>
        <ShopMark logo={logo} name={name} size={44} />
        <span className={styles.words}>
          <strong>{name}</strong>
          <span className={styles.place}>
            {city} <Rating {...rating} />
          </span>
        </span>
      </span>
      {tagline && <span className={styles.tagline}>{tagline}</span>}
    </Link>
  )
}
