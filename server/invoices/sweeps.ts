import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { askForCommission } from './commission.ts'
import { issueNextInvoice } from './issue-invoice.ts'

/** So many at a time, so that a worker that is told to stop does not go on for long. */
const mostAtOnce = 500

export const invoicesSweeps: Sweep[] = [
  { name: 'ask-for-commission', everySeconds: 3_600, run: askForCommission },
  { name: 'issue-invoices', everySeconds: 1, run: issueInvoices },
]

/** Issues what can be issued now, one after the other. */
export async function issueInvoices(context: Context): Promise<void> {
  for (let turn = 0; turn < mostAtOnce; turn++) if (!(await issueNextInvoice(context))) return
}
