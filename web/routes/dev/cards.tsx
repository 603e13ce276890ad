import { useState } from 'react'
import type { ProductCard as Product } from '#shared/api/catalog.schemas.ts'
import type { OrderState } from '#shared/api/orders.schemas.ts'
import { ProductCard } from '#web/features/catalog/product-card.tsx'
import { Logo } from '#web/features/market/logo.tsx'
import { BestShops } from '#web/features/moderation/best-shops.tsx'
import { MarketMoney } from '#web/features/moderation/market-money.tsx'
import { MarketToDos } from '#web/features/moderation/market-to-dos.tsx'
import { PaymentFacts } from '#web/features/moderation/payment-facts.tsx'
import { ShopPreview } from '#web/features/moderation/shop-preview.tsx'
import { ShopStateBadge, shopStates, type ShopState } from '#web/features/moderation/shop-states.tsx'
import { OrderStateBadge as CustomersOrderState } from '#web/features/orders/order-state-badge.tsx'
import { CardMark } from '#web/features/payments/card-mark.tsx'
import { OrderStateBadge, orderStates } from '#web/features/sales/order-states.tsx'
import { SalesCard } from '#web/features/sales/sales-card.tsx'
import { AccentField } from '#web/features/settings/accent-field.tsx'
import { LookPreview } from '#web/features/settings/look-preview.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { ShopStateNote } from '#web/features/shops/shop-state-note.tsx'
import { ShopTile } from '#web/features/shops/shop-tile.tsx'
import { Card } from '#web/ui/card.tsx'
import { aPayment, aShop, euro, everythingWaits, nothingWaits, overview, salesDays } from './samples.ts'
import { Group, Piece } from './showcase.tsx'
import styles from './ui.module.css'

const states = Object.keys(orderStates) as OrderState[]

/** The cards customers meet. */
export function StorefrontCards({ products }: { products: readonly Product[] }) {
  const [product] = products
  return (
    <Group id="storefront" title="Storefront">
      <Piece name="Logo and ShopMark">
        <Logo to="#storefront" />
        <Logo to="#storefront" door="Seller" />
        <ShopMark logo={null} name="Kiln & Clay" size={64} />
        <ShopMark logo={product?.picture ?? null} name="With a picture" size={64} />
      </Piece>
      {product && (
        <Piece name="ProductCard" isStacked>
          <div className={styles.shelf}>
            <ProductCard product={{ ...product, available: 12, tag: null, compareAt: null }} />
            <ProductCard
              product={{
                ...product,
                available: 2,
                tag: 'New',
                compareAt: euro(product.price.amountMinor * 2),
                lowestBefore: euro(product.price.amountMinor + 300),
              }}
            />
            <ProductCard product={{ ...product, available: 0, hasPriceRange: true }} />
            <ProductCard
              product={{
                ...product,
                title: 'A thing whose maker could not decide and gave it every name there was',
                picture: null,
                rating: { average: 0, count: 0 },
              }}
            />
          </div>
        </Piece>
      )}
      {product && (
        <Piece name="ShopTile" isStacked>
          <div className={styles.shelf}>
            <ShopTile
              shop={{
                ...product.shop,
                id: 'a',
                logo: product.picture,
                tagline: 'Wool from three islands',
                city: 'Galway',
                country: 'IE',
                rating: { average: 4.9, count: 87 },
                productCount: 3,
                pictures: products.flatMap(({ picture }) => picture ?? []).slice(0, 3),
              }}
            />
            <ShopTile
              shop={{
                ...product.shop,
                id: 'b',
                logo: null,
                tagline: '',
                city: 'Porto',
                country: 'PT',
                rating: { average: 0, count: 0 },
                productCount: 0,
                pictures: [],
              }}
            />
          </div>
        </Piece>
      )}
      <Piece name="Order states, as customers read them">
        {states.map((state) => (
          <CustomersOrderState key={state} state={state} />
        ))}
      </Piece>
      <Piece name="CardMark">
        <CardMark brand="visa" />
        <CardMark brand="mastercard" />
        <CardMark brand="amex" />
      </Piece>
    </Group>
  )
}

/** The cards sellers meet. */
export function SellerCards() {
  return (
    <Group id="seller" title="Seller">
      <Piece name="Order states, as shops read them">
        {states.map((state) => (
          <OrderStateBadge key={state} state={state} />
        ))}
      </Piece>
      <Piece name="ShopStateNote" isStacked>
        <ShopStateNote state="applied" />
        <ShopStateNote state="suspended" />
        <ShopStateNote state="closed" />
      </Piece>
      <Piece name="SalesCard" isStacked>
        <SalesCard
          title="Sold in 30 days"
          sales={euro(801_100)}
          previousSales={euro(390_000)}
          days={salesDays}
          elsewhere={[]}
        />
        <SalesCard
          title="Nothing sold yet"
          sales={euro(0)}
          previousSales={euro(0)}
          days={salesDays.map(withoutSales)}
          elsewhere={[]}
        />
      </Piece>
    </Group>
  )
}

/** The cards operators meet. */
export function OperatorCards({ products }: { products: readonly Product[] }) {
  const [color, setColor] = useState('#275a88')
  const picture = products[0]?.picture ?? null
  return (
    <Group id="operator" title="Operator">
      <Piece name="Shop states">
        {(Object.keys(shopStates) as ShopState[]).map((state) => (
          <ShopStateBadge key={state} state={state} />
        ))}
      </Piece>
      <Piece name="MarketToDos" isStacked>
        <MarketToDos waiting={everythingWaits} />
        <MarketToDos waiting={nothingWaits} />
      </Piece>
      <Piece name="MarketMoney and BestShops" isStacked>
        <MarketMoney overview={overview} />
        <BestShops overview={overview} />
        <BestShops overview={{ ...overview, shops: [] }} />
      </Piece>
      <Piece name="PaymentFacts" isStacked>
        <div className={styles.wide}>
          <PaymentFacts payment={null} />
          <PaymentFacts payment={aPayment({})} />
          <PaymentFacts payment={aPayment({ state: 'unknown' })} />
          <PaymentFacts
            payment={aPayment({
              state: 'declined',
              decline: { code: 'insufficient_funds', message: 'There is not enough money on the card.' },
            })}
          />
          <PaymentFacts
            payment={aPayment({ state: 'processing', method: 'cash_on_delivery', gateway: 'cash', card: null })}
          />
          <PaymentFacts payment={aPayment({ state: 'refunded', refunded: euro(8_450) })} />
        </div>
      </Piece>
      <Piece name="ShopPreview" isStacked>
        <div className={styles.wide}>
          <Card>
            <ShopPreview shop={aShop({}, picture)} />
          </Card>
          <Card>
            <ShopPreview
              shop={aShop(
                { state: 'approved', banner: picture, productCount: 1, orderCount: 31, sold: euro(302_740) },
                picture,
              )}
            />
          </Card>
          <Card>
            <ShopPreview shop={aShop({ tagline: '', story: '', city: '', products: [] }, null)} />
          </Card>
        </div>
      </Piece>
      <Piece name="AccentField and LookPreview" isStacked>
        <Card>
          <AccentField value={color} onChange={setColor} />
        </Card>
        <LookPreview name="Stoa" tagline="Made slowly." accentColor="#2f4bb8" />
      </Piece>
    </Group>
  )
}

function withoutSales(day: (typeof salesDays)[number]) {
  return { ...day, salesMinor: 0, orders: 0, previousSalesMinor: 0 }
}
