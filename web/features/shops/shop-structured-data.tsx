import type { Shop, ShopCard } from '#shared/api/shops.schemas.ts'
import { useWholeAddress } from '../../data/origin.ts'
import { JsonLd } from '../market/json-ld.tsx'

/** What search engines read of a shop (schema.org OnlineStore). */
export function ShopStructuredData({ shop }: { shop: Shop }) {
  const { slug, name, tagline, story, city, country, logo, banner, rating, openedAt } = shop
  const whole = useWholeAddress()
  const page = whole(`/shops/${slug}`)
  const words = tagline || story
  const picture = logo ?? banner
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'OnlineStore',
    name,
    url: page,
    ...(words !== '' && { description: words.slice(0, 500) }),
    ...(picture && { image: whole(`${picture.src}-${picture.width}.jpg`) }),
    address: { '@type': 'PostalAddress', addressLocality: city || undefined, addressCountry: country },
    foundingDate: openedAt.slice(0, 10),
    ...(rating.count > 0 && {
      aggregateRating: { '@type': 'AggregateRating', ratingValue: rating.average, reviewCount: rating.count },
    }),
  }
  return <JsonLd facts={facts} />
}

/** What search engines read of the directory (schema.org ItemList). */
export function ShopsStructuredData({ shops }: { shops: readonly ShopCard[] }) {
  const whole = useWholeAddress()
  const items = shops.map(({ slug, name }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    url: whole(`/shops/${slug}`),
  }))
  return <JsonLd facts={{ '@context': 'https://schema.org', '@type': 'ItemList', itemListElement: items }} />
}
