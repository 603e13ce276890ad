import type { Sweep } from '#server/platform/jobs.ts'
import { eraseDue } from './erase-person.ts'
import { deleteOldExports } from './repository.ts'

export const privacySweeps: Sweep[] = [
  { name: 'erase-due-people', everySeconds: 3_600, run: eraseDue },
  {
    name: 'forget-old-exports',
    everySeconds: 3_600,
    run: async ({ db, clock }) => await deleteOldExports(db, clock.now()),
  },
]
