const longest = 70

/** Letters that are no letter and accent, so that Unicode does not take them apart. */
const written: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', þ: 'th', ð: 'd', ı: 'i' }

/** A name as part of an address: `Dune vase, Nº 4` is `dune-vase-no-4`. Empty when no Latin letter or digit is in it. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđłþðı]/g, (letter) => written[letter]!)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, longest)
    .replace(/-$/, '')
}

/**
 * Addresses to try in turn until one is free: the slug itself, then numbered, then with four random characters.
 * `otherwise` stands for a name without any Latin letter or digit.
 */
export function* slugCandidates(name: string, otherwise: string): Generator<string> {
  const slug = slugOf(name) || otherwise
  yield slug
  for (let number = 2; number <= 5; number++) yield `${slug}-${number}`
  for (let tries = 0; tries < 20; tries++) yield `${slug}-${randomEnding()}`
}

function randomEnding(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => (byte % 36).toString(36)).join('')
}
