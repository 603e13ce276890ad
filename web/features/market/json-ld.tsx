import { useNonce } from '../../nonce.tsx'

/** Facts for search engines in the words of schema.org; written so that no text in them can end the script. */
export function JsonLd({ facts }: { facts: unknown }) {
  return (
    <script
      type="application/ld+json"
      nonce={useNonce()}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: JSON.stringify(facts).replaceAll('<', '\\u003c') }}
    />
  )
}
