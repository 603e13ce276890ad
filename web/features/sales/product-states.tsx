import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

type ProductState = OwnProduct['state']

/** How a shop reads the state of a product. */
export const productStates: Record<ProductState, { word: string; tone: Tone }> = {
  live: { word: 'On the shelf', tone: 'good' },
  draft: { word: 'Draft', tone: 'neutral' },
  hidden: { word: 'Hidden', tone: 'neutral' },
  in_review: { word: 'In review', tone: 'due' },
  blocked: { word: 'Taken down', tone: 'refused' },
  removed: { word: 'Removed', tone: 'neutral' },
}

/** The state of a product on a tinted pill. */
export function ProductStateBadge({ state }: { state: ProductState }) {
  const { word, tone } = productStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** The state an address asks for; undefined when it asks for none we know. */
export function productStateOf(asked: string | null): ProductState | undefined {
  return asked !== null && asked in productStates ? (asked as ProductState) : undefined
}
