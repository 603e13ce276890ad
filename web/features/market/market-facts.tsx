import { useWholeAddress } from '../../data/origin.ts'
import { useSettings } from '../../data/settings.ts'
import { JsonLd } from './json-ld.tsx'

/** What search engines read of the market itself (schema.org Organization, WebSite). */
export function MarketFacts() {
  const { name, tagline } = useSettings()
  const whole = useWholeAddress()
  const same = { name, url: whole('/'), ...(tagline !== '' && { description: tagline }) }
  return (
    <JsonLd
      facts={[
        { '@context': 'https://schema.org', '@type': 'Organization', ...same, logo: whole('/icon.svg') },
        {
          '@context': 'https://schema.org',
          '@type': 'WebSite',
          ...same,
          potentialAction: {
            '@type': 'SearchAction',
            target: { '@type': 'EntryPoint', urlTemplate: whole('/products?q={search_term_string}') },
            'query-input': 'required name=search_term_string',
          },
        },
      ]}
    />
  )
}
