import type { ContractState, HeldAct } from '#shared/api/contracts.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

/** How people read the state of a contract; the order is that of its life. */
export const contractStates: Record<ContractState, { word: string; tone: Tone }> = {
  drafted: { word: 'Draft', tone: 'neutral' },
  sent: { word: 'Sent', tone: 'due' },
  viewed: { word: 'Opened', tone: 'due' },
  partly_signed: { word: 'Partly signed', tone: 'moving' },
  signed: { word: 'Signed by all', tone: 'good' },
  sealed: { word: 'Sealed', tone: 'good' },
  declined: { word: 'Declined', tone: 'refused' },
  expired: { word: 'Expired', tone: 'refused' },
  voided: { word: 'Taken back', tone: 'neutral' },
}

/** What an unsigned contract holds back, in words. */
export const heldWords: Record<HeldAct, string> = {
  shop_approval: 'approval of the shop',
  payout: 'payouts',
  shipping: 'hand-over of the parcel',
  subscription_start: 'start of the subscription: its first parcel and each cycle after it',
}

/** The state of a contract on a tinted pill. */
export function ContractStateBadge({ state }: { state: ContractState }) {
  const { word, tone } = contractStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** The state an address asks for; undefined when it asks for none we know. */
export function contractStateOf(asked: string | null): ContractState | undefined {
  return asked !== null && asked in contractStates ? (asked as ContractState) : undefined
}
