import type { Sweep } from '#server/platform/jobs.ts'
import { inviteReviews } from './invite-reviews.ts'

export const reviewsSweeps: Sweep[] = [
  { name: 'invite-reviews', everySeconds: 600, run: async (context) => void (await inviteReviews(context)) },
]
