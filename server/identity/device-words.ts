import { isIP } from 'node:net'

const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
]

/** In words, what gives no name that is known here: a program, or a browser that hides. */
export const unknownDevice = 'An unknown device'

/** What a browser says of itself and its device, as far as it is known here. */
export interface Device {
  browser: string | null
  system: string | null
}

/** A device by the name its browser gave. The order matters: most browsers claim to be others too. */
export function deviceOf(userAgent: string): Device {
  return {
    browser: browsers.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null,
    system: systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null,
  }
}

/** A device in words: `Firefox on Windows`. */
export function nameDevice({ browser, system }: Device): string {
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? unknownDevice
}

/** A device in words, by the name its browser gave. */
export function deviceWords(userAgent: string): string {
  return nameDevice(deviceOf(userAgent))
}

const ownNetworks = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][\da-f]{2}:|fe80:)/i

/** Where somebody is, as far as a network address tells without asking anybody. */
export type Place = { kind: 'unknown' | 'machine' | 'home' } | { kind: 'elsewhere'; address: string }

/** The place of a network address: this machine, a network at home, or the address. */
export function placeOf(address: string | null): Place {
  if (!address || isIP(address) === 0) return { kind: 'unknown' }
  const plain = address.replace(/^::ffff:/i, '')
  if (plain === '::1' || plain.startsWith('127.')) return { kind: 'machine' }
  return ownNetworks.test(plain) ? { kind: 'home' } : { kind: 'elsewhere', address: plain }
}

/** A place in words. */
export function namePlace(place: Place): string {
  if (place.kind === 'elsewhere') return place.address
  return { unknown: 'an unknown place', machine: 'this computer', home: 'the home network' }[place.kind]
}

/** The place of a network address in words. */
export function placeWords(address: string | null): string {
  return namePlace(placeOf(address))
}
