import type { Sweep } from '#server/platform/jobs.ts'
import { verifyNightly } from './verify-ledger.ts'

/** What the ledger looks for again and again. */
export const ledgerSweeps: Sweep[] = [{ name: 'verify-ledger', everySeconds: 600, run: verifyNightly }]
