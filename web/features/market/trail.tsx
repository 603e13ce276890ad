import { useWholeAddress } from '../../data/origin.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { JsonLd } from './json-ld.tsx'

interface TrailProps {
  steps: readonly { to: string; label: string }[]
  here: string
}

/** The way from the entrance to a public page, for people and for search engines (schema.org BreadcrumbList). */
export function Trail({ steps, here }: TrailProps) {
  const whole = useWholeAddress()
  const way = [{ to: '/', label: 'Home' }, ...steps]
  const items = [
    ...way.map(({ to, label }) => ({ name: label, item: whole(to) })),
    // The page itself is where the engine found this.
    { name: here },
  ]
  const itemListElement = items.map((item, at) => ({ '@type': 'ListItem', position: at + 1, ...item }))
  return (
    <>
      <Breadcrumbs steps={way} here={here} />
      <JsonLd facts={{ '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement }} />
    </>
  )
}
