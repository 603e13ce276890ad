import '@mantine/core/styles.layer.css'
import { useDirection } from '@mantine/core'
import { useEffect } from 'react'
import { useListProductsInfiniteQuery } from '#web/data/catalog.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { Logo } from '#web/features/market/logo.tsx'
import { SchemeSwitch } from '#web/features/market/scheme-switch.tsx'
import { Button } from '#web/ui/button.tsx'
import { Buttons, Fields, SmallPieces, Words } from './basics.tsx'
import { OperatorCards, SellerCards, StorefrontCards } from './cards.tsx'
import { Figures, Lists, PageParts } from './compositions.tsx'
import styles from './ui.module.css'

const contents = [
  ['buttons', 'Buttons'],
  ['fields', 'Fields'],
  ['small', 'Small pieces'],
  ['words', 'Notes and questions'],
  ['lists', 'Lists'],
  ['figures', 'Figures and sums'],
  ['parts', 'Parts of a page'],
  ['storefront', 'Storefront'],
  ['seller', 'Seller'],
  ['operator', 'Operator'],
] as const

/** Every piece of the visual vocabulary in every state, in either scheme and direction. */
export default function Pieces() {
  const { data } = useListProductsInfiniteQuery({ limit: 4 })
  const products = data ? rowsOf(data) : []
  const picture = products[0]?.picture ?? null
  return (
    <div className={styles.page}>
      <title>Pieces – Stoa</title>
      <meta name="robots" content="noindex" />
      <header className={styles.bar}>
        <Logo to="/" door="Pieces" />
        <span className={styles.switches}>
          <DirectionSwitch />
          <SchemeSwitch withWord />
        </span>
      </header>
      <main id="main" className={styles.main}>
        <h1>Every piece, in every state</h1>
        <nav className={styles.contents} aria-label="Contents">
          {contents.map(([id, title]) => (
            <a key={id} href={`#${id}`}>
              {title}
            </a>
          ))}
        </nav>
        <Buttons />
        <Fields />
        <SmallPieces picture={picture} />
        <Words />
        <Lists />
        <Figures />
        <PageParts picture={picture} />
        <StorefrontCards products={products} />
        <SellerCards />
        <OperatorCards products={products} />
      </main>
    </div>
  )
}

/** Turns this page around; the market's own direction comes back with the next page. */
function DirectionSwitch() {
  const { dir, setDirection, toggleDirection } = useDirection()
  useEffect(() => {
    const before = document.documentElement.dir
    return () => setDirection(before === 'rtl' ? 'rtl' : 'ltr')
    // Only what the document came with counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <Button variant="sand" size="sm" onClick={toggleDirection}>
      {dir === 'ltr' ? 'Right to left' : 'Left to right'}
    </Button>
  )
}
