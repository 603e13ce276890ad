import type { z } from 'zod'
import type { AccountGroup, AccountPurpose } from '#shared/api/ledger.schemas.ts'

type Group = z.output<typeof AccountGroup>

/** Where an account stands in the operator's book, and on which side its balance usually is. */
export const accountGroups: Record<AccountPurpose, { group: Group; side: 'debit' | 'credit' }> = {
  gateway_clearing: { group: 'held', side: 'debit' },
  courier_clearing: { group: 'held', side: 'debit' },
  bank_clearing: { group: 'held', side: 'debit' },
  pending: { group: 'owed_to_shops', side: 'credit' },
  available: { group: 'owed_to_shops', side: 'credit' },
  reserve: { group: 'owed_to_shops', side: 'credit' },
  disputed: { group: 'owed_to_shops', side: 'credit' },
  withdrawing: { group: 'owed_to_shops', side: 'credit' },
  store_credit: { group: 'owed_to_others', side: 'credit' },
  tax_collected: { group: 'owed_to_others', side: 'credit' },
  commission_tax: { group: 'owed_to_others', side: 'credit' },
  commission: { group: 'earned', side: 'credit' },
  fees: { group: 'spent', side: 'debit' },
  concessions: { group: 'spent', side: 'debit' },
  differences: { group: 'spent', side: 'debit' },
}
