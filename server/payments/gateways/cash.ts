import type { Gateway } from './gateway.ts'

/**
 * Cash at the door, as a gateway: the customer's promise is the charge, and `collectCash` captures it when the parcel
 * arrives. There is nobody to ask and nobody to send money back: refunds of cash are transferred by hand (`record-transfer.ts`).
 */
export function cashGateway(): Gateway {
  return {
    name: 'cash',
    takes: () => true,
    vault: null,
    charge: async ({ attemptId }) => ({ outcome: 'processing', reference: attemptId, card: null }),
    find: async ({ attemptId }) => ({ outcome: 'processing', reference: attemptId, card: null }),
    take: () => Promise.reject(new Error('cash is taken by the courier')),
    refund: async () => ({ outcome: 'failed', reference: null, because: 'Cash is given back by hand.' }),
    findRefund: async () => ({ outcome: 'nothing_found' }),
    cancel: async (reference) => ({ outcome: 'declined', reference, card: null, declineCode: 'cancelled' }),
    readEvent: () => Promise.resolve(null),
    interpret() {
      throw new Error('cash sends no events')
    },
    async *listMovements() {},
  }
}
