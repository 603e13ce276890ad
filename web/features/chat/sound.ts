const key = 'stoa-chat-sound'

/** Whether new messages ring in this browser; they do until somebody switches it off. */
export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

/** Switches the ringing on or off in this browser. */
export function switchSound(isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing rings.
  }
}

let audio: AudioContext | null = null

/** Rings softly for a new message, when it is switched on and the browser lets a page make sounds. */
export function ring(): void {
  // A page nobody has touched yet may make no sound, and would be warned.
  if (!isSoundOn() || !navigator.userActivation?.hasBeenActive) return
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
