import type { Sweep } from '../jobs.ts'
import { forgetUnused } from './forget-unused.ts'

/** Pictures that nothing uses go, a day after they came. */
export const mediaSweeps: Sweep[] = [{ name: 'forget-unused-pictures', everySeconds: 60, run: forgetUnused }]
