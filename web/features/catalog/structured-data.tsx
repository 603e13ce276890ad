import type { Product } from '#shared/api/catalog.schemas.ts'
import { plainAmount } from '#shared/money.ts'
import { useWholeAddress } from '../../data/origin.ts'
import { JsonLd } from '../market/json-ld.tsx'

/** What search engines read of a product (schema.org Product, Offer, AggregateRating). */
export default function ProductStructuredData({ product }: { product: Product }) {
  const { slug, title, description, pictures, variants, shop, brand, rating } = product
  const whole = useWholeAddress()
  const page = whole(`/products/${slug}`)
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: title,
    description: description.slice(0, 500),
    image: pictures.map(({ src, width }) => whole(`${src}-${width}.jpg`)),
    url: page,
    brand: { '@type': 'Brand', name: brand || shop.name },
    offers: variants.map(({ id, sku, ean, price, event, available }) => ({
      '@type': 'Offer',
      sku: sku || undefined,
      gtin: ean || undefined,
      url: variants.length > 1 ? `${page}?variant=${id}` : page,
      price: plainAmount(event?.price ?? price),
      priceValidUntil: event?.endsAt,
      priceCurrency: price.currency,
      availability: `https://schema.org/${available > 0 ? 'InStock' : 'OutOfStock'}`,
      seller: { '@type': 'Organization', name: shop.name },
    })),
    ...(rating.count > 0 && {
      aggregateRating: { '@type': 'AggregateRating', ratingValue: rating.average, reviewCount: rating.count },
    }),
  }
  return <JsonLd facts={facts} />
}
