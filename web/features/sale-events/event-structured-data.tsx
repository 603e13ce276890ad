import type { SaleEvent, SaleEventCard } from '#shared/api/sale-events.schemas.ts'
import { plainAmount } from '#shared/money.ts'
import { useWholeAddress } from '../../data/origin.ts'
import { JsonLd } from '../market/json-ld.tsx'

/** What search engines read of a sale event (schema.org SaleEvent). */
export function EventStructuredData({ event }: { event: SaleEvent }) {
  const { slug, title, text, shop, pictures, startsAt, endsAt, state, products } = event
  const whole = useWholeAddress()
  const page = whole(`/events/${slug}`)
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'SaleEvent',
    name: title,
    ...(text !== '' && { description: text.slice(0, 500) }),
    url: page,
    image: pictures.map(({ src, width }) => whole(`${src}-${width}.jpg`)),
    startDate: startsAt,
    endDate: endsAt,
    eventStatus: `https://schema.org/${state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: page },
    organizer: { '@type': 'Organization', name: shop.name, url: whole(`/shops/${shop.slug}`) },
    offers: products.map((product) => ({
      '@type': 'Offer',
      url: whole(`/products/${product.slug}`),
      price: plainAmount(product.price),
      priceCurrency: product.price.currency,
      validFrom: startsAt,
      priceValidUntil: endsAt,
      availability: `https://schema.org/${product.left > 0 ? 'InStock' : 'OutOfStock'}`,
    })),
  }
  return <JsonLd facts={facts} />
}

/** What search engines read of the page of all events (schema.org ItemList). */
export function EventsStructuredData({ events }: { events: readonly SaleEventCard[] }) {
  const whole = useWholeAddress()
  const items = events.map(({ slug, title }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    url: whole(`/events/${slug}`),
  }))
  return <JsonLd facts={{ '@context': 'https://schema.org', '@type': 'ItemList', itemListElement: items }} />
}
