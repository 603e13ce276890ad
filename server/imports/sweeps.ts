import type { Sweep } from '#server/platform/jobs.ts'
import { runImports } from './run-imports.ts'

/** A turn of a few seconds at what was started; on its own timer, so that mails and webhooks never wait for it. */
export const importSweeps: Sweep[] = [{ name: 'run-imports', everySeconds: 1, run: runImports }]
