import type { Import, ImportLine } from '#shared/api/imports.schemas.ts'
import { StateBadge } from '../../ui/state-badge.tsx'

/** What people call the formats. */
export const formatWords: Record<Import['format'], string> = {
  stoa: 'Our format',
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
}

const states = {
  ready: { word: 'Not started', tone: 'due' },
  running: { word: 'Running', tone: 'moving' },
  done: { word: 'Done', tone: 'good' },
  cancelled: { word: 'Stopped', tone: 'neutral' },
} as const

/** How an import stands. */
export function ImportStateBadge({ state }: { state: Import['state'] }) {
  const { word, tone } = states[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

const fates = {
  create: { word: 'New', tone: 'good' },
  change: { word: 'Changes', tone: 'moving' },
  refuse: { word: 'Not taken', tone: 'refused' },
  created: { word: 'Created', tone: 'good' },
  changed: { word: 'Changed', tone: 'good' },
  refused: { word: 'Not taken', tone: 'refused' },
} as const

/** What a line will do; once that is known, what it did. */
export function LineFate({ line: { act, outcome } }: { line: ImportLine }) {
  const { word, tone } = fates[outcome ?? act]
  return <StateBadge tone={tone}>{word}</StateBadge>
}
