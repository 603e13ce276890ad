import type { Sweep } from '#server/platform/jobs.ts'
import { forgetUnbought } from './forget-unbought.ts'
import { handOutWaiting } from './hand-out-files.ts'

export const downloadsSweeps: Sweep[] = [
  { name: 'hand-out-waiting-files', everySeconds: 60, run: handOutWaiting },
  { name: 'forget-unbought-files', everySeconds: 60, run: forgetUnbought },
]
