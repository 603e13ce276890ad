import type { Side } from '#shared/api/chat.schemas.ts'

/** Each door by itself: who sells and buys in one browser may hear the one and not the other. */
const keyOf = (side: Side) => `stoa-chat-sound-${side}`

/** Whether new messages ring in this browser at the door of a side; they do until somebody switches it off. */
export function isSoundOn(side: Side): boolean {
  try {
    return localStorage.getItem(keyOf(side)) !== 'off'
  } catch {
    return true
  }
}

/** Switches the ringing on or off in this browser, at the door of a side. */
export function switchSound(side: Side, isOn: boolean): void {
  try {
    localStorage.setItem(keyOf(side), isOn ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing rings.
  }
}

/** A message comes to every tab of a door within this time; one of them rings. */
const oneMessageMs = 3_000

/** Rings for news that other tabs of this browser may hear of as well: the first that can is the only one. */
export async function ringOnce(side: Side): Promise<void> {
  if (!mayRing(side)) return
  const claim = () => {
    if (isRungAlready(side)) return
    ring(side)
  }
  // Browsers have locks where pages are safe, which is everywhere but in a test at home.
  await (navigator.locks ? navigator.locks.request(`stoa-chat-ring-${side}`, claim) : claim())
}

/** Whether a tab has rung just now; if none has, this one will have. */
function isRungAlready(side: Side): boolean {
  try {
    const key = `stoa-chat-rung-${side}`
    const now = Date.now()
    if (now - Number(localStorage.getItem(key)) < oneMessageMs) return true
    localStorage.setItem(key, String(now))
  } catch {
    // A browser that keeps nothing rings in every tab.
  }
  return false
}

let audio: AudioContext | null = null

/** Rings softly for a new message, when it is switched on at this door and the browser lets a page make sounds. */
export function ring(side: Side): void {
  if (!mayRing(side)) return
  audio ??= new AudioContext()
  const [tone, volume] = [audio.createOscillator(), audio.createGain()]
  const at = audio.currentTime
  tone.frequency.setValueAtTime(880, at)
  tone.frequency.exponentialRampToValueAtTime(660, at + 0.18)
  volume.gain.setValueAtTime(0.06, at)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + 0.36)
}

/** A page nobody has touched yet may make no sound, and would be warned. */
function mayRing(side: Side): boolean {
  return isSoundOn(side) && navigator.userActivation?.hasBeenActive
}
