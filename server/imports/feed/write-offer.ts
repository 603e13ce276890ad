import { plainAmount, type Money } from '#shared/money.ts'
import type { Offer } from './offers.ts'

/** The beginning of a feed. */
export function beginFeed(title: string, link: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>${escaped(title)}</title>
<link>${escaped(link)}</link>
<description>${escaped(title)}</description>
`
}

/** Its end. */
export function endFeed(): string {
  return '</channel>\n</rss>\n'
}

/**
 * An offer in the names of Google's product data specification: 150 letters of title, 5,000 of description, ten further pictures;
 * with a former price or a running event, `price` is the higher and `sale_price` what it costs now, as long as the event runs. Colour, size, material and pattern are told apart.
 */
export function writeOffer(offer: Offer, publicUrl: string): string {
  const values = offer.options.map(({ value }) => value).join(', ')
  const [picture, ...others] = offer.pictures
  const known = offer.options.flatMap(({ name, value }) => {
    const named = knownOptions.find(({ words }) => words.test(name))
    return named ? [[named.name, value] as [string, string]] : []
  })
  const members: [string, string | null][] = [
    ['g:id', offer.variantId],
    ['title', (values ? `${offer.title} (${values})` : offer.title).slice(0, 150)],
    ['description', (offer.description || offer.title).slice(0, 5_000)],
    ['link', `${publicUrl}/products/${offer.slug}${offer.hasSiblings ? `?variant=${offer.variantId}` : ''}`],
    ['g:image_link', picture ? publicUrl + picture : null],
    ...others.slice(0, 10).map((other): [string, string] => ['g:additional_image_link', publicUrl + other]),
    ['g:availability', offer.available > 0 ? 'in_stock' : 'out_of_stock'],
    ['g:price', amount(offer.compareAt ?? offer.price)],
    ['g:sale_price', offer.event ? amount(offer.event.price) : offer.compareAt ? amount(offer.price) : null],
    ['g:sale_price_effective_date', offer.event ? `${offer.event.startsAt}/${offer.event.endsAt}` : null],
    ['g:condition', 'new'],
    ['g:brand', offer.brand || offer.shop],
    ['g:gtin', offer.ean || null],
    ['g:mpn', offer.ean ? null : offer.sku || null],
    ['g:identifier_exists', offer.ean || (offer.brand && offer.sku) ? null : 'no'],
    ['g:item_group_id', offer.hasSiblings ? offer.productId : null],
    ...known,
    ['g:product_type', offer.category],
    ['g:shipping_weight', offer.weightGrams ? `${offer.weightGrams} g` : null],
  ]
  const lines = members.flatMap(([name, value]) => (value ? [`<${name}>${escaped(value)}</${name}>`] : []))
  return `<item>\n${lines.join('\n')}\n</item>\n`
}

const knownOptions = [
  { name: 'g:color', words: /^(colou?r|farbe|couleur|color|cor)$/i },
  { name: 'g:size', words: /^(size|größe|groesse|taille|talla|tamaño|tamanho)$/i },
  { name: 'g:material', words: /^(material|matériau|matière)$/i },
  { name: 'g:pattern', words: /^(pattern|muster|motif|patrón|estampado|padrão)$/i },
]

function amount(money: Money): string {
  return `${plainAmount(money)} ${money.currency}`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text in XML 1.0, without the control characters it has no word for. */
function escaped(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '').replaceAll(/[&<>"']/g, (mark) => marks[mark]!)
}
