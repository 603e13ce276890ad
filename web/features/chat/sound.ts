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

let audio: AudioContext | null = null

/** Rings softly for a new message, when it is switched on at this door and the browser lets a page make sounds. */
export function ring(side: Side): void {
  // A page nobody has touched yet may make no sound, and would be warned.
  if (!isSoundOn(side) || !navigator.userActivation?.hasBeenActive) return
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
