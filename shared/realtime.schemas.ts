import { z } from 'zod'
import { Id } from './api/values.schemas.ts'

/** The conversation a page speaks of. */
export const Watched = z.strictObject({ conversationId: Id })

/** What a visitor's page shows. */
export const ShelfThing = z.strictObject({ kind: z.enum(['product', 'event']), id: Id })
