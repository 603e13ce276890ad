/** Who carries parcels from each country of the town, and what its tracking numbers look like. */
const carriers: Record<string, { name: string; letters: string }> = {
  BE: { name: 'bpost', letters: 'BE' },
  DE: { name: 'DHL', letters: 'DE' },
  ES: { name: 'Correos', letters: 'ES' },
  FR: { name: 'Colissimo', letters: 'FR' },
  IE: { name: 'An Post', letters: 'IE' },
  IT: { name: 'Poste Italiane', letters: 'IT' },
  NL: { name: 'PostNL', letters: 'NL' },
  PT: { name: 'CTT', letters: 'PT' },
  SE: { name: 'PostNord', letters: 'SE' },
}

/** The carrier of a parcel and an invented tracking number in the form of UPU standard S10, check digit included. */
export function labelFor(country: string, serial: number): { carrier: string; trackingNumber: string } {
  const { name, letters } = carriers[country]!
  const digits = String(10_000_000 + ((serial * 7_919) % 89_999_999)).padStart(8, '0')
  return { carrier: name, trackingNumber: `RR${digits}${checkDigit(digits)}${letters}` }
}

function checkDigit(digits: string): number {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * weights[index]!, 0)
  const rest = 11 - (sum % 11)
  return rest === 10 ? 0 : rest === 11 ? 5 : rest
}
