import { contrastBetween, hexOf, leastContrast, rgbOf, type Rgb } from '#shared/contrast.ts'
import { fieldRefused } from '#server/platform/errors.ts'

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** How far each of the ten shades leans to white (positive) or black (negative); the ninth is the colour itself. */
const leanings = [0.93, 0.85, 0.7, 0.54, 0.4, 0.28, 0.16, 0.08, 0, -0.18]

/** Ten shades of one colour, light to dark, as the theme of the web side wants them. */
export function shadesOf(color: string): string[] {
  const base = rgbOf(color)
  return leanings.map((lean) => hexOf(mix(base, lean >= 0 ? white : black, Math.abs(lean))))
}

/** Refuses with `contrast_too_low` a colour on which white text cannot be read. */
export function checkReadable(color: string): void {
  const contrast = contrastBetween(color, hexOf(white))
  if (contrast >= leastContrast) return
  const message = `White text on this colour has a contrast of ${contrast.toFixed(1)} : 1; it needs ${leastContrast} : 1.`
  throw fieldRefused('contrast_too_low', 'body.accentColor', message)
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((part, index) => part + (to[index]! - part) * share) as unknown as Rgb
}
