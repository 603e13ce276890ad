import { dayIn } from '#shared/billing-days.ts'
import { newId } from '#shared/ids.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { draftCommission } from './draft-commission.ts'
import { draftCorrection } from './draft-correction.ts'
import { draftCreditNote } from './draft-credit-note.ts'
import { draftOrderInvoice } from './draft-order-invoice.ts'
import type { IssuedDocument } from './documents/invoice-document.ts'
import {
  findCreditedTaxes,
  finishTask,
  findInvoiceOfCause,
  findLegalDetails,
  findShopHead,
  insertInvoice,
  lockDueTask,
  postponeTask,
  takeNumber,
  type InvoiceTask,
  type LegalDetailsRow,
  type NewInvoice,
} from './repository.ts'
import { commissionOf } from './commission.ts'
import { draftStatement } from './draft-statement.ts'
import { findOrderToInvoice, findRefundToCredit } from './orders-to-invoice.ts'
import { findWithdrawalToState } from './withdrawals-to-state.ts'

/** What one task leads to, before it has a number. */
interface Issue {
  issuerId: string | null
  seller: LegalDetailsRow
  about: Pick<NewInvoice, 'orderId' | 'checkoutId' | 'personId' | 'refundId' | 'refersToId'>
  write(number: string, issuedOn: string): IssuedDocument
}

const codeOf = {
  invoice: '',
  credit_note: 'CN',
  correction: 'COR',
  commission_invoice: 'COM',
  commission_credit_note: 'CCN',
  withdrawal_statement: 'WD',
}

/**
 * Issues the next invoice that can be issued, whole or not at all: number, document and the note that it is done stand in one
 * transaction. Answers whether there was one. A task that fails is left for a while and the others go on.
 */
export async function issueNextInvoice(context: Context): Promise<boolean> {
  let task: InvoiceTask | null = null
  try {
    return await inTransaction(context, async (tx) => {
      task = await lockDueTask(tx.db, tx.clock.now())
      if (!task) return false
      await issue(tx, task)
      return true
    })
  } catch (error) {
    if (!task) throw error
    const { cause, tries } = task as InvoiceTask
    context.log.error({ err: error, cause }, 'an invoice could not be issued and is tried again')
    const waitMs = Math.min(2 ** tries, 3_600) * 1_000
    await postponeTask(context.db, cause, {
      error: error instanceof Error ? error.message : String(error),
      nextTryAt: new Date(context.clock.now().getTime() + waitMs),
    })
    return true
  }
}

async function issue(tx: Context, task: InvoiceTask): Promise<void> {
  const at = tx.clock.now()
  const wanted = await prepare(tx, task)
  if (!wanted) return await finishTask(tx.db, task.cause, { state: 'nothing_to_issue', at })

  const { issuerId, seller, about, write } = wanted
  // The day in the market, and the year of that day: on New Year's Eve the two part from UTC.
  const issuedOn = dayIn(settingsOf(tx).timeZone, at)
  const year = Number(issuedOn.slice(0, 4))
  const series = [seller.seriesPrefix, codeOf[task.kind]].filter(Boolean).join('-')
  // Last of all that may wait: from here to the commit other invoices of this series stand in line.
  const counter = await takeNumber(tx.db, { issuerId, series, year })
  const number = [series, year, String(counter).padStart(5, '0')].filter((part) => part !== '').join('-')
  const document = write(number, issuedOn)
  const { kind, cause, shopId } = task
  const id = newId()
  await insertInvoice(tx.db, {
    id,
    shopId,
    issuerId,
    kind,
    cause,
    series,
    year,
    counter,
    ...about,
    issuedAt: at,
    document,
  })
  await finishTask(tx.db, cause, { state: 'issued', at })
  await tx.facts.announce(tx, 'invoice.issued', { invoiceId: id, shopId, kind })
}

async function prepare(tx: Context, task: InvoiceTask): Promise<Issue | null> {
  const { kind, subject } = task
  if (kind === 'invoice') return await prepareOrder(tx, subject.orderId!)
  if (kind === 'credit_note') return await prepareRefund(tx, task)
  if (kind === 'correction') return await prepareCorrection(tx, task)
  if (kind === 'withdrawal_statement') return await prepareStatement(tx, task)
  return await prepareCommission(tx, task)
}

async function prepareOrder(tx: Context, orderId: string): Promise<Issue> {
  const order = await findOrderToInvoice(tx.db, orderId)
  invariant(order, `order ${orderId} is there`)
  const { country, region, postalCode } = order.address
  const { name, timeZone } = settingsOf(tx)
  const shippingBps = tx.ports.market.taxOf(order.shopId, 'standard', { country, region, postalCode }).bps
  const issuerId = order.isOfMarket ? null : order.shopId
  const seller = await detailsOf(tx, issuerId)
  const knownAs = order.isOfMarket
    ? { identifier: 'market', tradingName: name }
    : { identifier: order.shopSlug, tradingName: order.shopName }
  return {
    issuerId,
    seller,
    about: {
      orderId,
      checkoutId: order.checkoutId,
      personId: order.personId,
      refundId: null,
      refersToId: null,
    },
    write: (number, issuedOn) => draftOrderInvoice(order, seller, { number, issuedOn, knownAs, shippingBps, timeZone }),
  }
}

async function prepareRefund(tx: Context, { subject }: InvoiceTask): Promise<Issue | null> {
  const { orderId, refundId } = subject
  invariant(orderId && refundId, 'a credit note knows its refund')
  const invoice = await findInvoiceOfCause(tx.db, `order:${orderId}`)
  // Money that came too late was never invoiced, so there is nothing to take back; nor is there when it came back by now.
  const refund = invoice && (await findRefundToCredit(tx.db, refundId))
  if (!refund) return null
  const credited = await findCreditedTaxes(tx.db, invoice.id)
  return {
    issuerId: invoice.issuerId,
    seller: await detailsOf(tx, invoice.issuerId),
    about: {
      orderId,
      checkoutId: invoice.checkoutId,
      personId: invoice.personId,
      refundId,
      refersToId: invoice.id,
    },
    write: (number, issuedOn) => draftCreditNote(invoice.document, { number, issuedOn, refund, credited }),
  }
}

async function prepareCorrection(tx: Context, { subject }: InvoiceTask): Promise<Issue | null> {
  const { orderId, refundId } = subject
  invariant(orderId && refundId, 'a corrective invoice knows its refund')
  const note = await findInvoiceOfCause(tx.db, `refund:${refundId}`)
  // The money came back before its credit note was issued.
  if (!note) return null
  const { issuerId, checkoutId, personId } = note
  return {
    issuerId,
    seller: await detailsOf(tx, issuerId),
    about: { orderId, checkoutId, personId, refundId, refersToId: note.id },
    write: (number, issuedOn) => draftCorrection(note.document, { number, issuedOn }),
  }
}

async function prepareCommission(tx: Context, { kind, shopId, subject }: InvoiceTask): Promise<Issue | null> {
  const { month, takenIn = null } = subject
  invariant(month, 'a commission invoice knows its month')
  invariant((kind === 'commission_credit_note') === (takenIn !== null), 'what was given back had been taken')
  const [market, shop] = [await detailsOf(tx, null), await detailsOf(tx, shopId)]
  const commission = await commissionOf(tx, { shopId, month, takenIn })
  if (!commission) return null
  const head = await findShopHead(tx.db, shopId)
  const { name } = settingsOf(tx)
  return {
    issuerId: null,
    seller: market,
    about: {
      orderId: null,
      checkoutId: null,
      personId: null,
      refundId: null,
      refersToId: commission.refersTo?.id ?? null,
    },
    write: (number, issuedOn) =>
      draftCommission(commission, {
        number,
        issuedOn,
        market: { details: market, name },
        shop: { details: shop, ...head },
        standardBps: settingsOf(tx).commissionTaxBps,
      }),
  }
}

async function prepareStatement(tx: Context, { shopId, subject }: InvoiceTask): Promise<Issue | null> {
  invariant(subject.withdrawalId, 'a statement knows its withdrawal')
  const market = await detailsOf(tx, null)
  const own = await findLegalDetails(tx.db, shopId)
  const withdrawal = await findWithdrawalToState(tx.db, subject.withdrawalId)
  invariant(withdrawal, `withdrawal ${subject.withdrawalId} was paid`)
  const head = await findShopHead(tx.db, shopId)
  // A shop of the market is the market: it needs no details of its own.
  const shop = own?.isComplete || !head.isOfMarket ? await detailsOf(tx, shopId) : market
  const { name } = settingsOf(tx)
  return {
    issuerId: null,
    seller: market,
    about: { orderId: null, checkoutId: null, personId: null, refundId: null, refersToId: null },
    write: (number, issuedOn) =>
      draftStatement(withdrawal, {
        number,
        issuedOn,
        market: { details: market, name },
        shop: { details: shop, ...head },
        timeZone: settingsOf(tx).timeZone,
      }),
  }
}

/** The details of a shop, or of the market (null), which a task waits for. */
async function detailsOf(tx: Context, shopId: string | null): Promise<LegalDetailsRow> {
  const details = await findLegalDetails(tx.db, shopId)
  invariant(details?.isComplete, `the legal details of ${shopId ? `shop ${shopId}` : 'the market'} are complete`)
  return details
}
