import type { Sweep } from '#server/platform/jobs.ts'
import { handOutWaiting } from './hand-out-files.ts'

export const downloadsSweeps: Sweep[] = [{ name: 'hand-out-waiting-files', everySeconds: 60, run: handOutWaiting }]
