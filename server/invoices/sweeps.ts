import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { askForCommission, firstOfMonth } from './commission.ts'
import { handOverNext } from './hand-over-invoice.ts'
import { nextHandover } from './handover-repository.ts'
import { issueNextInvoice } from './issue-invoice.ts'
import { nextInvoice } from './repository.ts'

/** So many at a time, so that a worker that is told to stop does not go on for long. */
const mostAtOnce = 500

export const invoicesSweeps: Sweep[] = [
  {
    name: 'ask-for-commission',
    everySeconds: 3_600,
    run: askForCommission,
    due: {
      what: 'The month ends, and the invoices of its commission are due',
      nextAt: (_context, after) => Promise.resolve(new Date(firstOfMonth(after, 1))),
    },
  },
  {
    name: 'issue-invoices',
    everySeconds: 1,
    run: issueInvoices,
    due: { nextAt: ({ db }, after) => nextInvoice(db, after) },
  },
  {
    name: 'hand-over-invoices',
    everySeconds: 2,
    run: handOverInvoices,
    due: { nextAt: ({ db }, after) => nextHandover(db, after) },
  },
]

/** Hands over what can be handed over now, one after the other. */
async function handOverInvoices(context: Context): Promise<void> {
  for (let turn = 0; turn < mostAtOnce; turn++) if (!(await handOverNext(context))) return
}

/** Issues what can be issued now, one after the other. */
export async function issueInvoices(context: Context): Promise<void> {
  for (let turn = 0; turn < mostAtOnce; turn++) if (!(await issueNextInvoice(context))) return
}
