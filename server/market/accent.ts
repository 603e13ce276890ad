import { fieldRefused } from '#server/platform/errors.ts'

type Rgb = readonly [number, number, number]

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** How far each of the ten shades leans to white (positive) or black (negative); the ninth is the colour itself. */
const leanings = [0.93, 0.85, 0.7, 0.54, 0.4, 0.28, 0.16, 0.08, 0, -0.18]
/** WCAG 2.2, success criterion 1.4.3: text against its ground. */
const leastContrast = 4.5

/** Ten shades of one colour, light to dark, as the theme of the web side wants them. */
export function shadesOf(color: string): string[] {
  const base = rgbOf(color)
  return leanings.map((lean) => hexOf(mix(base, lean >= 0 ? white : black, Math.abs(lean))))
}

/** Refuses with `contrast_too_low` a colour on which white text cannot be read. */
export function checkReadable(color: string): void {
  const contrast = contrastBetween(rgbOf(color), white)
  if (contrast >= leastContrast) return
  const message = `White text on this colour has a contrast of ${contrast.toFixed(1)} : 1; it needs ${leastContrast} : 1.`
  throw fieldRefused('contrast_too_low', 'body.accentColor', message)
}

function rgbOf(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Rgb
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((part, index) => part + (to[index]! - part) * share) as unknown as Rgb
}

/** Contrast ratio of WCAG 2.2, from relative luminance. */
function contrastBetween(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
