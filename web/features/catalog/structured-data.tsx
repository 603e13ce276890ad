import type { Product } from '#shared/api/catalog.schemas.ts'
import { plainAmount } from '#shared/money.ts'
import { useNonce } from '../../nonce.tsx'

/** What search engines read of a product (schema.org Product, Offer, AggregateRating, BreadcrumbList). */
export function ProductStructuredData({ product }: { product: Product }) {
  const { slug, title, description, pictures, variants, shop, rating, category } = product
  const data = [
    {
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: title,
      description: description.slice(0, 500),
      image: pictures.map(({ src, widths }) => `${src}-${widths.at(-1)}.jpg`),
      url: `/products/${slug}`,
      brand: { '@type': 'Brand', name: shop.name },
      offers: variants.map(({ sku, price, available }) => ({
        '@type': 'Offer',
        sku: sku || undefined,
        price: plainAmount(price),
        priceCurrency: price.currency,
        availability: `https://schema.org/${available > 0 ? 'InStock' : 'OutOfStock'}`,
        seller: { '@type': 'Organization', name: shop.name },
      })),
      ...(rating.count > 0 && {
        aggregateRating: { '@type': 'AggregateRating', ratingValue: rating.average, reviewCount: rating.count },
      }),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: category.name, item: `/categories/${category.slug}` },
        { '@type': 'ListItem', position: 2, name: title },
      ],
    },
  ]
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return (
    <script
      type="application/ld+json"
      nonce={useNonce()}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: json }}
    />
  )
}
