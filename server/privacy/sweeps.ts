import type { Sweep } from '#server/platform/jobs.ts'
import { eraseDue } from './erase-person.ts'
import { deleteOldExports, nextErasure } from './repository.ts'

export const privacySweeps: Sweep[] = [
  {
    name: 'erase-due-people',
    everySeconds: 3_600,
    run: eraseDue,
    due: { what: 'Somebody who left is erased', nextAt: ({ db }, after) => nextErasure(db, after) },
  },
  {
    name: 'forget-old-exports',
    everySeconds: 3_600,
    run: async ({ db, clock }) => await deleteOldExports(db, clock.now()),
  },
]
