import type { Sweep } from '#server/platform/jobs.ts'
import { forgetUnsentFiles, forgetWithdrawnFiles } from './forget-files.ts'
import { mailWhileAway } from './mail-while-away.ts'

export const chatSweeps: Sweep[] = [
  { name: 'mail-while-away', everySeconds: 60, run: mailWhileAway },
  { name: 'forget-withdrawn-chat-files', everySeconds: 60, run: forgetWithdrawnFiles },
  { name: 'forget-unsent-chat-files', everySeconds: 3_600, run: forgetUnsentFiles },
]
