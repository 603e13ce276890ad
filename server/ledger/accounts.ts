/** What an account is for. Those of a shop hold its claim on the market; those of the market hold where the money is. */
export type ShopPurpose = 'pending' | 'available' | 'reserve' | 'disputed' | 'withdrawing'
export type MarketPurpose =
  | 'gateway_clearing'
  | 'courier_clearing'
  | 'bank_clearing'
  | 'commission'
  | 'commission_tax'
  | 'tax_collected'
  | 'store_credit'
  | 'fees'
  | 'concessions'
  | 'differences'

/** The parts of a shop's balance, in the order of the balance bar. */
export const shopPurposes: readonly ShopPurpose[] = ['pending', 'available', 'reserve', 'disputed', 'withdrawing']

const names: Record<ShopPurpose | MarketPurpose, string> = {
  pending: 'Shop: pending',
  available: 'Shop: available',
  reserve: 'Shop: reserve',
  disputed: 'Shop: disputed',
  withdrawing: 'Shop: withdrawing',
  gateway_clearing: 'Market: gateway clearing',
  courier_clearing: 'Market: courier clearing',
  bank_clearing: 'Market: bank clearing',
  commission: 'Market: commission',
  commission_tax: 'Market: tax on commission',
  tax_collected: 'Market: tax collected',
  store_credit: 'Market: store credit',
  fees: 'Market: fees',
  concessions: 'Market: concessions',
  differences: 'Market: differences',
}

/** The name of an account as a posting shows it. */
export function accountName(purpose: string): string {
  return names[purpose as ShopPurpose] ?? purpose
}
