import type { Currency } from '#shared/currencies.ts'
import { parseAmount } from '#shared/money.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import type { ProductDraft } from './product-draft.ts'
import prose from '../../ui/prose.module.css'
import styles from './product-preview.module.css'

interface ProductPreviewProps {
  draft: ProductDraft
  shopName: string
  currency: Currency
}

/** How the product will meet a customer on a phone, as it is being typed. Nothing in it can be pressed. */
export function ProductPreview({ draft, shopName, currency }: ProductPreviewProps) {
  const { title, tags, pictures, options, variants, descriptionHtml } = draft
  const priced = variants.flatMap(({ priceMinor, compareAtMinor }) => {
    const price = parseAmount(priceMinor, currency)
    return price === null ? [] : [{ price, compareAt: parseAmount(compareAtMinor, currency) }]
  })
  const lowest = priced.toSorted((a, b) => a.price - b.price)[0]
  const stock = variants.reduce((sum, { onHand, reserved }) => sum + (Number.parseInt(onHand, 10) || 0) - reserved, 0)
  return (
    <section className={styles.preview} aria-label="Preview" inert>
      <Picture picture={pictures[0]?.picture ?? null} alt="" sizes="300px" className={styles.picture ?? ''} />
      <div className={styles.words}>
        {tags.length > 0 && (
          <p className={styles.tags}>
            {tags.slice(0, 2).map((tag) => (
              <span key={tag}>{tag}</span>
            ))}
          </p>
        )}
        <p className={styles.title} data-empty={title === '' || undefined}>
          {title || 'The name of it'}
        </p>
        <p className={styles.shop}>{shopName}</p>
        {lowest ? (
          <Price
            size="page"
            price={{ amountMinor: lowest.price, currency }}
            compareAt={
              lowest.compareAt !== null && lowest.compareAt > lowest.price
                ? { amountMinor: lowest.compareAt, currency }
                : null
            }
            isLowest={priced.some(({ price }) => price !== lowest.price)}
          />
        ) : (
          <p className={styles.shop}>No price yet</p>
        )}
        {options
          .filter(({ values }) => values.length > 0)
          .map(({ key, name, values }) => (
            <p key={key} className={styles.values}>
              <span className={styles.shop}>{name}</span>
              {values.slice(0, 6).map((value, index) => (
                <span key={value} className={styles.value} data-chosen={index === 0 || undefined}>
                  {value}
                </span>
              ))}
            </p>
          ))}
        <span className={styles.button}>{stock > 0 ? 'Add to basket' : 'Sold out'}</span>
        {/* Of the server, which sanitised it, or of the editor, which knows no other tags. */}
        {descriptionHtml && (
          <div
            className={`${styles.description} ${prose['prose']}`}
            dangerouslySetInnerHTML={{ __html: descriptionHtml }}
          />
        )}
      </div>
    </section>
  )
}
