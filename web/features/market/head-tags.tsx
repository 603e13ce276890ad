import type { Picture } from '#shared/api/values.schemas.ts'
import { useWholeAddress } from '../../data/origin.ts'
import { useSettings } from '../../data/settings.ts'

interface HeadTagsProps {
  /** Without the market's name, which is added; none for the entrance. */
  title?: string
  description: string
  /** The one address of this page, whatever was asked for: `/products/tidewater-mug`. */
  path: string
  picture?: Picture | null | undefined
  type?: 'website' | 'product'
  /** Like the answers to a search: of no worth to a search engine. */
  isHiddenFromEngines?: boolean
}

/** What a tab, a search engine and a preview in a chat say about a page. React puts it into the head. */
export function HeadTags({
  title,
  description,
  path,
  picture,
  type = 'website',
  isHiddenFromEngines = false,
}: HeadTagsProps) {
  const { name, tagline } = useSettings()
  const whole = useWholeAddress()
  const short = description.length > 160 ? `${description.slice(0, 157).trimEnd()}…` : description
  return (
    <>
      <title>{title ? `${title} – ${name}` : tagline ? `${name}: ${tagline}` : name}</title>
      {isHiddenFromEngines && <meta name="robots" content="noindex, follow" />}
      <link rel="canonical" href={whole(path)} />
      {short && <meta name="description" content={short} />}
      {short && <meta property="og:description" content={short} />}
      <meta property="og:title" content={title ?? name} />
      <meta property="og:type" content={type} />
      <meta property="og:url" content={whole(path)} />
      {picture && <meta property="og:image" content={whole(`${picture.src}-${picture.width}.jpg`)} />}
    </>
  )
}
