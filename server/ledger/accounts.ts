/** What an account is for. Those of a shop hold its claim on the market; those of the market hold where the money is. */
export type ShopPurpose = 'pending' | 'available' | 'disputed' | 'withdrawing'
export type MarketPurpose =
  | 'gateway_clearing'
  | 'courier_clearing'
  | 'bank_clearing'
  | 'commission'
  | 'commission_tax'
  | 'tax_collected'
  | 'fees'

/** The parts of a shop's balance, in the order of the balance bar. */
export const shopPurposes: readonly ShopPurpose[] = ['pending', 'available', 'disputed', 'withdrawing']

const names: Record<ShopPurpose | MarketPurpose, string> = {
  pending: 'Shop: pending',
  available: 'Shop: available',
  disputed: 'Shop: disputed',
  withdrawing: 'Shop: withdrawing',
  gateway_clearing: 'Market: gateway clearing',
  courier_clearing: 'Market: courier clearing',
  bank_clearing: 'Market: bank clearing',
  commission: 'Market: commission',
  commission_tax: 'Market: tax on commission',
  tax_collected: 'Market: tax collected',
  fees: 'Market: fees',
}

/** The name of an account as a posting shows it. */
export function accountName(purpose: string): string {
  return names[purpose as ShopPurpose] ?? purpose
}
