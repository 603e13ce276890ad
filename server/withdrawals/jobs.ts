import type { JobDefinition } from '#server/platform/jobs.ts'
import { sendPayout } from './send-payout.ts'

/** What withdrawals do after the transaction that asked for it. */
export const withdrawalJobs: JobDefinition<never>[] = [sendPayout]
