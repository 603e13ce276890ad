import { Link } from 'react-router'
import type { Category } from '#shared/api/market.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './category-tile.module.css'

interface CategoryTileProps {
  category: Category
  /** The first of a wall of tiles: larger, with its name in the serif. */
  isLarge?: boolean
}

/** A category as a picture with its name and how much it holds. */
export function CategoryTile({ category, isLarge = false }: CategoryTileProps) {
  return (
    <Link to={`/categories/${category.slug}`} className={styles.tile} data-large={isLarge || undefined}>
      <Picture
        picture={category.picture}
        alt=""
        sizes={isLarge ? '(max-width: 62em) 94vw, 412px' : '(max-width: 62em) 47vw, 200px'}
        className={styles.picture ?? ''}
      />
      <span className={styles.words}>
        <span className={styles.name}>{category.name}</span>
        <span className={styles.count}>{category.productCount.toLocaleString('en')}</span>
      </span>
    </Link>
  )
}
