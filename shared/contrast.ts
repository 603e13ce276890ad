/** WCAG 2.2, success criterion 1.4.3: text against its ground. */
export const leastContrast = 4.5

export type Rgb = readonly [number, number, number]

/** Contrast ratio of WCAG 2.2 between two colours like `#1d6a4e`, from 1 to 21. */
export function contrastBetween(one: string, other: string): number {
  const [light, dark] = [luminance(rgbOf(one)), luminance(rgbOf(other))].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The colour itself, or its nearest darker shade on which white text can be read. */
export function readableShadeOf(color: string): string {
  const base = rgbOf(color)
  for (let share = 1; share > 0; share -= 0.01) {
    const shade = hexOf(base.map((part) => part * share) as unknown as Rgb)
    if (contrastBetween(shade, '#ffffff') >= leastContrast) return shade
  }
  return '#000000'
}

/** Red, green and blue of a colour like `#1d6a4e`, 0 to 255. */
export function rgbOf(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Rgb
}

/** A colour like `#1d6a4e` from its parts; each is rounded to a whole number. */
export function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
