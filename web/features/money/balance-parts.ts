import type { Balance } from '#shared/api/ledger.schemas.ts'
import type { BalancePart } from '../../ui/balance-bar.tsx'

type PartName = Balance['parts'][number]['part']

/** How each part of a shop's balance is called, and what happens to it next. */
export const balanceParts: Record<PartName, { label: string; tone: BalancePart['tone']; next: string; none: string }> =
  {
    available: {
      label: 'Available',
      tone: 'strong',
      next: 'Delivered, commission taken. This is yours.',
      none: 'Grows with every parcel that arrives.',
    },
    pending: {
      label: 'Pending',
      tone: 'soft',
      next: 'Paid by customers. Yours once their parcels have arrived.',
      none: 'Nothing is waiting for a parcel to arrive.',
    },
    reserve: {
      label: 'Reserve',
      tone: 'set-aside',
      next: 'Kept for a while against returns and disputes.',
      none: 'The market keeps no reserve.',
    },
    disputed: {
      label: 'Set aside',
      tone: 'set-aside',
      next: 'Held until a claim is decided.',
      none: 'No claim is open.',
    },
    withdrawing: {
      label: 'Withdrawing',
      tone: 'away',
      next: 'On its way to your bank.',
      none: 'Nothing is on its way to your bank.',
    },
  }

/** The parts of a balance as the bar draws them: first what is the shop's, then what will be. `words` know more. */
export function partsOf(parts: Balance['parts'], words: Partial<Record<string, string>> = {}): BalancePart[] {
  const order = Object.keys(balanceParts)
  return [...parts]
    .sort((one, other) => order.indexOf(one.part) - order.indexOf(other.part))
    .filter(({ part, amount }) => part !== 'reserve' || amount.amountMinor !== 0)
    .map(({ part, amount }) => {
      const { label, tone, next, none } = balanceParts[part]
      return { key: part, label, tone, amount, next: words[part] ?? (amount.amountMinor === 0 ? none : next) }
    })
}

/** The part of the balance an address asks for: `?part=available`; undefined for all of it. */
export function partAsked(search: URLSearchParams): PartName | undefined {
  const asked = search.get('part')
  return (Object.keys(balanceParts) as PartName[]).find((part) => part === asked)
}
