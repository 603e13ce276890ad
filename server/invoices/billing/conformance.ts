import { expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { InvoiceDocument } from '../documents/invoice-document.ts'
import type { BillingAnswer, BillingSystem } from './billing-system.ts'

/** A billing system, and documents of the market to hand over. */
export interface BillingWorld {
  billing: BillingSystem
  /** An issued document; built in, it must be known as one. */
  anIssued(kind: 'invoice' | 'credit_note'): Promise<{ id: string; number: string; document: InvoiceDocument }>
  /** How many documents lie there under our reference. */
  countOf(reference: string): Promise<number>
}

/** What every billing system must do, so that the market need not know which it is. */
export function billingSystemConforms(world: () => BillingWorld): void {
  async function handOver(kind: 'invoice' | 'credit_note', refersTo: string | null = null, times = 1) {
    const { billing, anIssued } = world()
    const { id, number, document } = await anIssued(kind)
    const customer = await billing.createCustomer({ reference: `person:${newId()}`, party: document.buyer })
    const given = {
      reference: id,
      number,
      customerId: recorded(customer).id,
      currency: document.currency,
      document,
      refersTo,
    }
    const answers: BillingAnswer[] = []
    for (let time = 0; time < times; time++)
      answers.push(await (kind === 'invoice' ? billing.createInvoice(given) : billing.createCreditNote(given)))
    return { id, answers }
  }

  test('a customer is the same one however often they are made', async () => {
    const { billing, anIssued } = world()
    const { document } = await anIssued('invoice')
    const customer = { reference: `person:${newId()}`, party: document.buyer }
    const first = await billing.createCustomer(customer)
    expect(recorded(first).id).not.toBe('')
    expect(await billing.createCustomer(customer)).toEqual(first)
  })

  test('an invoice has an id and a number, and is there once however often it is handed over', async () => {
    const { id, answers } = await handOver('invoice', null, 3)
    expect(recorded(answers[0]!).number).not.toBe('')
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(await world().countOf(id)).toBe(1)
  })

  test('a credit note goes with its invoice', async () => {
    const invoice = await handOver('invoice')
    const { id, answers } = await handOver('credit_note', recorded(invoice.answers[0]!).id)
    expect(answers[0]).toMatchObject({ outcome: 'recorded' })
    expect(await world().countOf(id)).toBe(1)
  })

  test('what is there is found by our reference, and what is not there is not', async () => {
    const { billing } = world()
    const { id, answers } = await handOver('invoice')
    expect(await billing.find('invoice', id)).toEqual(answers[0])
    expect(await billing.find('invoice', newId())).toBeNull()
  })
}

function recorded(answer: BillingAnswer) {
  if (answer.outcome !== 'recorded') throw new Error(`not recorded: ${answer.because}`)
  return answer
}
