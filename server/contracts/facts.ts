export interface ContractFact {
  contractId: string
  shopId: string
}

export interface PartyFact extends ContractFact {
  partyId: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** It is somebody's turn to sign; `turn` counts how often they were told, `isReminder` when it is not the first time. */
    'contract.asked': PartyFact & { turn: number; isReminder: boolean }
    'contract.signed': PartyFact
    /** All have signed, and the sealed file is there. */
    'contract.sealed': ContractFact
    'contract.declined': PartyFact & { reason: string }
    'contract.expired': ContractFact
    /** An operator took it back, or what it is about is over: its order was cancelled, its subscription has ended. */
    'contract.voided': ContractFact & { reason: string }
  }
}
