/**
 * How VAT identifiers look, by country (European Commission, VIES, "VAT identification numbers structure"; Switzerland
 * and Norway by their tax offices). Written without spaces and points, the country first.
 */
const formats: Record<string, RegExp> = {
  AT: /^ATU\d{8}$/,
  BE: /^BE[01]\d{9}$/,
  BG: /^BG\d{9,10}$/,
  CH: /^CHE\d{9}(MWST|TVA|IVA)?$/,
  CY: /^CY\d{8}[A-Z]$/,
  CZ: /^CZ\d{8,10}$/,
  DE: /^DE\d{9}$/,
  DK: /^DK\d{8}$/,
  EE: /^EE\d{9}$/,
  ES: /^ES[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^FI\d{8}$/,
  FR: /^FR[A-Z0-9]{2}\d{9}$/,
  GB: /^GB(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  GR: /^EL\d{9}$/,
  HR: /^HR\d{11}$/,
  HU: /^HU\d{8}$/,
  IE: /^IE(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^IT\d{11}$/,
  LT: /^LT(\d{9}|\d{12})$/,
  LU: /^LU\d{8}$/,
  LV: /^LV\d{11}$/,
  MT: /^MT\d{8}$/,
  NL: /^NL[A-Z0-9+*]{10}\d{2}$/,
  NO: /^NO\d{9}(MVA)?$/,
  PL: /^PL\d{10}$/,
  PT: /^PT\d{9}$/,
  RO: /^RO\d{2,10}$/,
  SE: /^SE\d{12}$/,
  SI: /^SI\d{8}$/,
  SK: /^SK\d{10}$/,
  XI: /^XI(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/** Countries whose VAT is that of the European Union. */
const union = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

/** Whether a country belongs to the VAT territory of the European Union. */
export function isInUnion(country: string): boolean {
  return union.has(country)
}

/** A VAT identifier as it is written on documents: capital letters, without spaces, points and hyphens. */
export function tidyVatId(vatId: string): string {
  return vatId.toUpperCase().replace(/[\s.-]/g, '')
}

/**
 * What is wrong with a VAT identifier of a country, as a sentence for a form; null when it looks right. Of countries whose
 * format is not known here only the beginning is looked at (BR-CO-09).
 */
export function complaintAboutVatId(vatId: string, country: string): string | null {
  const prefix = prefixOf(vatId)
  const format = formats[prefix === 'XI' ? 'XI' : country]
  if (format)
    return format.test(vatId)
      ? null
      : `does not look like a VAT ID of ${country}, such as ${examples[country] ?? prefix}`
  return prefix === country ? null : `must begin with ${country}`
}

/** The beginning of VAT identifiers of a country: its code, but EL for Greece. */
export function vatPrefixOf(country: string): string {
  return country === 'GR' ? 'EL' : country
}

function prefixOf(vatId: string): string {
  return vatId.slice(0, 2)
}

const examples: Record<string, string> = {
  AT: 'ATU12345678',
  BE: 'BE0123456789',
  CH: 'CHE123456789MWST',
  DE: 'DE123456789',
  ES: 'ESB12345678',
  FR: 'FR12345678901',
  GB: 'GB123456789',
  GR: 'EL123456789',
  IE: 'IE1234567WA',
  IT: 'IT12345678901',
  NL: 'NL123456789B01',
  PL: 'PL1234567890',
  PT: 'PT123456789',
}
