/**
 * Where to go after signing in: the wished-for page if it is one of this market, else `home`. A wish comes from the
 * address and so from anybody; it must never lead to another site.
 */
export function nextPath(wish: string | null, home: string): string {
  if (wish === null || !wish.startsWith('/')) return home
  const here = 'http://here.invalid'
  try {
    // The address parser knows every way to leave a site: `//`, `/\`, and breaks that browsers drop.
    const { origin, pathname, search, hash } = new URL(wish, here)
    return origin === here && !pathname.startsWith('//') ? pathname + search + hash : home
  } catch {
    return home
  }
}
