import type { ContractState } from '#shared/api/contracts.schemas.ts'
import { stateMachine } from '#server/platform/state-machine.ts'

export type { ContractState } from '#shared/api/contracts.schemas.ts'

export type ContractAct = 'send' | 'view' | 'sign' | 'sign_last' | 'seal' | 'decline' | 'expire' | 'void'

/** The life of a contract. Once the last party has signed it is agreed: nobody can take it back, it is only sealed. */
export const contractMachine = stateMachine<ContractState, ContractAct>(
  'contract',
  {
    send: 'sent',
    view: 'viewed',
    sign: 'signed',
    sign_last: 'signed',
    seal: 'sealed',
    decline: 'declined',
    expire: 'expired',
    void: 'taken back',
  },
  {
    drafted: { send: 'sent', void: 'voided' },
    sent: {
      view: 'viewed',
      sign: 'partly_signed',
      sign_last: 'signed',
      decline: 'declined',
      expire: 'expired',
      void: 'voided',
    },
    viewed: { sign: 'partly_signed', sign_last: 'signed', decline: 'declined', expire: 'expired', void: 'voided' },
    partly_signed: {
      sign: 'partly_signed',
      sign_last: 'signed',
      decline: 'declined',
      expire: 'expired',
      void: 'voided',
    },
    signed: { seal: 'sealed' },
    sealed: {},
    declined: { void: 'voided' },
    expired: { void: 'voided' },
    voided: {},
  },
)
