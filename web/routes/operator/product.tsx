import { useParams } from 'react-router'
import type { MarketProduct } from '#shared/api/market-catalog.schemas.ts'
import { useGetMarketProductQuery } from '#web/data/market-catalog.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { PageOfOne } from '#web/features/market/page-of-one.tsx'
import { ProductDecision } from '#web/features/moderation/product-decision.tsx'
import { ProductStateBadge, productStates } from '#web/features/sales/product-states.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { IconEye } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { SidePanel, WithSidePanel } from '#web/ui/side-panel.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import styles from './product.module.css'

export default function MarketProductPage() {
  const id = useParams()['id']!
  return (
    <PageOfOne<MarketProduct> kind="Product" query={useGetMarketProductQuery({ id })}>
      {(product) => <Page product={product} />}
    </PageOfOne>
  )
}

function Page({ product }: { product: MarketProduct }) {
  const { title, state, slug, isListed, shop, category, history } = product
  return (
    <>
      <Breadcrumbs
        steps={[
          { to: '/operator/products', label: 'Products' },
          { to: `/operator/products?state=${state}`, label: productStates[state].word },
        ]}
        here={title}
      />
      <PageHead
        title={title}
        lead={`${shop.name} · ${category}`}
        actions={
          <>
            {isListed && (
              <ButtonLink to={`/products/${slug}`} variant="sand">
                <IconEye size={18} aria-hidden /> View
              </ButtonLink>
            )}
            <ProductStateBadge state={state} />
          </>
        }
      />
      <WithSidePanel
        panel={
          <SidePanel title="Decide">
            <ProductDecision product={product} />
          </SidePanel>
        }
      >
        <Gallery product={product} />
        <Said product={product} />
        <Variants product={product} />
        <Card title="What happened">
          <Timeline
            steps={history.map(({ from, to, at, by, reason }, index) => ({
              key: `${at} ${to}`,
              title: `${from === null ? 'Written' : productStates[to].word}${by === null ? '' : `, by ${by}`}`,
              note: reason,
              at,
              state: index === 0 ? 'now' : 'done',
            }))}
          />
        </Card>
      </WithSidePanel>
    </>
  )
}

function Gallery({ product: { pictures } }: { product: MarketProduct }) {
  return (
    <Card title="Pictures">
      {pictures.length === 0 ? (
        <p className={styles.quiet}>It has none.</p>
      ) : (
        <ul className={styles.gallery}>
          {pictures.map((picture) => (
            <li key={picture.id}>
              <Picture picture={picture} sizes="(max-width: 48em) 45vw, 200px" className={styles.picture ?? ''} />
              {picture.alt !== '' && <span className={styles.quiet}>{picture.alt}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Said({ product: { brand, description, tags, details, attributes } }: { product: MarketProduct }) {
  const facts = [
    ...(brand === '' ? [] : [{ name: 'Brand', value: brand }]),
    ...attributes,
    ...details.map(({ label, value }) => ({ name: label, value })),
    ...(tags.length === 0 ? [] : [{ name: 'Tags', value: tags.join(', ') }]),
  ]
  return (
    <Card title="What it says">
      <p className={styles.description}>{description === '' ? 'It has no description.' : description}</p>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ name, value }) => (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}

function Variants({ product: { variants } }: { product: MarketProduct }) {
  return (
    <Card title="What it costs">
      <ul className={styles.variants}>
        {variants.map(({ id, optionValues, sku, price, compareAt, onHand, reserved }) => (
          <li key={id}>
            <span className={styles.two}>
              <span>{optionValues.length === 0 ? 'One variant' : optionValues.join(' / ')}</span>
              <span className={styles.quiet}>
                {onHand - reserved} left{sku !== '' && ` · ${sku}`}
              </span>
            </span>
            <span className={styles.amounts}>
              {compareAt && (
                <s className={styles.quiet}>
                  <Money value={compareAt} />
                </s>
              )}
              <strong>
                <Money value={price} />
              </strong>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
