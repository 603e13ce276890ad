/** A withdrawal, and whose it is. */
export interface WithdrawalFact {
  withdrawalId: string
  shopId: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** A shop named a new account to be paid at; its owner hears of it, in case somebody else did. */
    'withdraw-method.added': { methodId: string; shopId: string }
    'withdraw-method.removed': { methodId: string; shopId: string }
    /** Money was set aside; an operator should look. */
    'withdrawal.requested': WithdrawalFact
    'withdrawal.approved': WithdrawalFact
    /** The money has left the bank. */
    'withdrawal.paid': WithdrawalFact
    /** It could not be paid, and is available again. */
    'withdrawal.failed': WithdrawalFact
    /** An operator sent it back. */
    'withdrawal.rejected': WithdrawalFact
    /** The shop took it back. */
    'withdrawal.cancelled': WithdrawalFact
  }
}
