import { noticeKinds, type NoticeKindName } from '#shared/notice-kinds.ts'
import type { NoticeHours } from '#shared/api/notices.schemas.ts'

const quarterMs = 15 * 60_000
const digestHour = 8

/** When a letter leaves that does not leave now, and whether it does in a digest. */
export interface Held {
  until: Date
  isForDigest: boolean
}

/**
 * Whether a letter of a kind waits, by the hours of who gets it: what is not urgent for the morning, when they want a
 * digest, and the rest until their quiet hours are over. Necessary letters never wait.
 */
export function heldBy(kind: NoticeKindName, hours: NoticeHours, now: Date): Held | null {
  const { isNecessary, isChatty } = noticeKinds[kind]
  if (isNecessary) return null
  const isQuiet = (at: Date) => isWithin(hours, hourAndMinute(at, hours.timeZone).hour)
  if (isChatty && hours.wantsDigest) {
    const morning = nextQuarter(now, (at) => {
      const { hour, minute } = hourAndMinute(at, hours.timeZone)
      return hour === digestHour && minute === 0
    })
    return { until: isQuiet(morning) ? nextQuarter(morning, (at) => !isQuiet(at)) : morning, isForDigest: true }
  }
  return isQuiet(now) ? { until: nextQuarter(now, (at) => !isQuiet(at)), isForDigest: false } : null
}

/** Quiet hours may pass midnight: from 22 to 7. */
function isWithin({ quietFrom, quietTo }: NoticeHours, hour: number): boolean {
  if (quietFrom === null || quietTo === null) return false
  return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo
}

// Every time zone is a number of quarters of an hour away, and a day has at most a hundred of them when clocks change.
function nextQuarter(after: Date, isIt: (at: Date) => boolean): Date {
  let at = new Date((Math.floor(after.getTime() / quarterMs) + 1) * quarterMs)
  for (let tries = 0; tries < 200 && !isIt(at); tries++) at = new Date(at.getTime() + quarterMs)
  return at
}

function hourAndMinute(at: Date, timeZone: string): { hour: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' })
  const valueOf = (type: string) => Number(parts.formatToParts(at).find((part) => part.type === type)!.value)
  return { hour: valueOf('hour'), minute: valueOf('minute') }
}
