import type { ShopName } from '#shared/api/common.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './shop-mark.module.css'

interface ShopMarkProps {
  shop: Pick<ShopName, 'name' | 'logo'>
  size?: 'sm' | 'md'
}

const tints = ['green', 'sky', 'clay', 'honey'] as const

/** The logo of a shop in a circle; its first letters on a tint of its own where it has none. */
export function ShopMark({ shop: { name, logo }, size = 'md' }: ShopMarkProps) {
  if (logo)
    return (
      <span className={styles.mark} data-size={size}>
        <Picture picture={logo} alt="" sizes="44px" className={styles.logo!} />
      </span>
    )
  return (
    <span className={styles.mark} data-size={size} data-tint={tintOf(name)} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}

/** The first letters of the first and last word of a name: `Kiln & Clay` is `KC`. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const [first, last] = [words[0] ?? '', words.length > 1 ? words.at(-1)! : '']
  return (firstLetter(first) + firstLetter(last)).toUpperCase()
}

function firstLetter(word: string): string {
  return Array.from(word)[0] ?? ''
}

function tintOf(name: string): (typeof tints)[number] {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)!) % 1_009
  return tints[sum % tints.length]!
}
