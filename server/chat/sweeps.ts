import type { Sweep } from '#server/platform/jobs.ts'
import { mailWhileAway } from './mail-while-away.ts'

export const chatSweeps: Sweep[] = [{ name: 'mail-while-away', everySeconds: 60, run: mailWhileAway }]
