import type { WithdrawalState } from '#shared/api/withdrawals.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

/** How shops and operators read the state of a withdrawal; the order is that of its life. */
export const withdrawalStates: Record<WithdrawalState, { word: string; tone: Tone }> = {
  requested: { word: 'In review', tone: 'due' },
  approved: { word: 'Approved', tone: 'moving' },
  paid: { word: 'Paid', tone: 'good' },
  failed: { word: 'Could not be paid', tone: 'refused' },
  rejected: { word: 'Sent back', tone: 'refused' },
  cancelled: { word: 'Taken back', tone: 'neutral' },
}

/** The state of a withdrawal on a tinted pill. */
export function WithdrawalStateBadge({ state }: { state: WithdrawalState }) {
  const { word, tone } = withdrawalStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** The state an address asks for; undefined when it asks for none we know. */
export function withdrawalStateOf(asked: string | null): WithdrawalState | undefined {
  return asked !== null && asked in withdrawalStates ? (asked as WithdrawalState) : undefined
}
