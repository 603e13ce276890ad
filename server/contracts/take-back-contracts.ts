import type { Language } from '#shared/languages.ts'
import type { Context } from '#server/platform/context.ts'
import { voidLocked } from './end-contract.ts'
import { findContract } from './repository.ts'
import { dropTasks, lockUnsigned, type OverSubject } from './task-repository.ts'

/** Why the market takes a contract back by itself, in the language of the contract, like every other reason in it. */
const reasons: Record<'order' | 'subscription', Record<Language, string>> = {
  order: {
    en: 'The order was cancelled.',
    de: 'Die Bestellung wurde storniert.',
    fr: 'La commande a été annulée.',
    pt: 'A encomenda foi cancelada.',
    es: 'El pedido se ha cancelado.',
  },
  subscription: {
    en: 'The subscription has ended.',
    de: 'Das Abonnement ist beendet.',
    fr: 'L’abonnement a pris fin.',
    pt: 'A subscrição terminou.',
    es: 'La suscripción ha terminado.',
  },
}

/**
 * Takes back what was to be signed about an order that was cancelled, or about a subscription that is over: nothing is drawn up for
 * it any more, and what it held goes on. What all have signed stays. In the caller's transaction.
 */
export async function takeBackContracts(tx: Context, subject: OverSubject): Promise<void> {
  // The tasks first: one that is drawn up in this moment is waited for, and its contract is found afterwards.
  await dropTasks(tx.db, subject, tx.clock.now())
  const reason = reasons['orderId' in subject ? 'order' : 'subscription']
  for (const id of await lockUnsigned(tx.db, subject)) {
    const contract = (await findContract(tx.db, id))!
    await voidLocked(tx, contract, reason[contract.language])
  }
}
