import type { NoticeDoor } from '#shared/notice-kinds.ts'

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody has looked at what they were told. */
    'notices.seen': { personId: string; door: NoticeDoor }
    /** People were told something; their open pages count again. */
    'notices.told': { people: { personId: string; door: NoticeDoor }[] }
  }
}
