import { randomBytes } from 'node:crypto'
import { newId } from '#shared/ids.ts'
import type { SignerRole } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { fillContract } from './fill-contract.ts'
import { noteEvent } from './note-event.ts'
import { findContract, insertContract, insertParty } from './repository.ts'
import { findSubject, type SubjectRow } from './subject-repository.ts'
import { finishTask, lockDueTask, postponeTask, type ContractTask } from './task-repository.ts'
import { sendDrafted } from './send-contract.ts'
import { findTemplate, findVersion } from './template-repository.ts'

/**
 * Draws up the next contract that is wanted, whole or not at all, from the version published now, and sends it when nothing
 * is missing in it. Answers whether there was one. A task that fails is left for a while and the others go on.
 */
export async function drawUpNext(context: Context): Promise<boolean> {
  let task: ContractTask | null = null
  try {
    return await inTransaction(context, async (tx) => {
      task = await lockDueTask(tx.db, tx.clock.now())
      if (!task) return false
      await drawUp(tx, task)
      await finishTask(tx.db, task.cause, tx.clock.now())
      return true
    })
  } catch (error) {
    if (!task) throw error
    const { cause, tries } = task as ContractTask
    context.log.error({ err: error, cause }, 'a contract could not be drawn up and is tried again')
    const waitMs = Math.min(2 ** tries, 3_600) * 1_000
    await postponeTask(context.db, cause, {
      error: error instanceof Error ? error.message : String(error),
      nextTryAt: new Date(context.clock.now().getTime() + waitMs),
    })
    return true
  }
}

async function drawUp(
  tx: Context,
  { cause, templateId, shopId, orderId, subscriptionId }: ContractTask,
): Promise<void> {
  const template = await findTemplate(tx.db, templateId)
  const version = await findVersion(tx.db, templateId, 'published')
  invariant(template && version && shopId, `task ${cause} has a published template and a shop`)
  const subject = await findSubject(tx.db, { shopId, orderId, subscriptionId })
  invariant(subject, `shop ${shopId} is there`)
  const id = newId()
  const filled = fillContract(tx, version, subject, readerOf(subject, template.signers))
  await insertContract(tx.db, {
    id,
    cause,
    templateId,
    versionId: version.id,
    shopId,
    orderId,
    subscriptionId,
    personId: subject.order?.personId ?? null,
    holds: template.holds,
    filled,
    verifyCode: newVerifyCode(),
    drawnUpAt: tx.clock.now(),
  })
  for (const [position, role] of template.signers.entries()) {
    await insertParty(tx.db, { id: newId(), contractId: id, shopId, position, role, ...signerOf(subject, role) })
  }
  const contract = await findContract(tx.db, id)
  await noteEvent(tx, contract!, { kind: 'drawn_up', detail: `${template.name}, ${version.number}` })
  if (filled.missing.length === 0) await sendDrafted(tx, id)
}

/** What who signs reads: the customer where one does, for the shop knows what it sells. Null where they never said. */
function readerOf({ owner, order }: SubjectRow, signers: readonly SignerRole[]): Language | null {
  return (signers.includes('customer') ? order?.language : owner?.language) ?? null
}

function signerOf(
  { owner, order }: SubjectRow,
  role: SignerRole,
): { name: string; email: string; personId: string | null } {
  if (role === 'shop') {
    invariant(owner, 'a shop that signs has an owner')
    const { personId, name, email } = owner
    return { personId, name, email }
  }
  invariant(order, 'a customer signs about an order')
  return { name: order.address.name, email: order.email, personId: order.personId }
}

/** Easy to read aloud and to type: no 0, O, 1 or I. 80 bits. */
function newVerifyCode(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const code = Array.from(randomBytes(16), (byte) => letters[byte % 32]).join('')
  return code.match(/.{4}/g)!.join('-')
}
