import type { Product, Review } from '#shared/api/catalog.schemas.ts'
import { useWholeAddress } from '../../data/origin.ts'
import { JsonLd } from '../market/json-ld.tsx'

/** What search engines read of the reviews of a product (schema.org Product, AggregateRating, Review). */
export function ReviewsStructuredData({ product, reviews }: { product: Product; reviews: readonly Review[] }) {
  const { slug, title, pictures, brand, shop, rating } = product
  const whole = useWholeAddress()
  // Engines take a product without an offer only where somebody has rated it.
  if (rating.count === 0) return null
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: title,
    url: whole(`/products/${slug}`),
    image: pictures.map(({ src, width }) => whole(`${src}-${width}.jpg`)),
    brand: { '@type': 'Brand', name: brand || shop.name },
    aggregateRating: { '@type': 'AggregateRating', ratingValue: rating.average, reviewCount: rating.count },
    review: reviews.map(({ author, stars, title: heading, body, writtenAt }) => ({
      '@type': 'Review',
      author: { '@type': 'Person', name: author },
      datePublished: writtenAt.slice(0, 10),
      reviewRating: { '@type': 'Rating', ratingValue: stars, bestRating: 5, worstRating: 1 },
      name: heading || undefined,
      reviewBody: body || undefined,
    })),
  }
  return <JsonLd facts={facts} />
}
