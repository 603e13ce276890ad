import type { LegalDetails } from '#shared/api/invoices.schemas.ts'

type Said = Pick<LegalDetails, 'legalName' | 'line1' | 'postalCode' | 'city' | 'country' | 'vatId' | 'seriesPrefix'> &
  Partial<LegalDetails>

function details(said: Said): LegalDetails {
  return {
    line2: '',
    region: '',
    taxNumber: '',
    registrationNumber: '',
    legalNotes: '',
    email: '',
    phone: '',
    isSmallBusiness: false,
    exemptionReason: '',
    language: 'en',
    ...said,
  }
}

/** What the market's own invoices say about it. */
export const legalDetailsOfMarket = details({
  legalName: 'Stoa Market, Lda',
  line1: 'Rua do Almada 200',
  postalCode: '4050-032',
  city: 'Porto',
  country: 'PT',
  vatId: 'PT509876543',
  seriesPrefix: 'ST',
})

/** What the invoices of each shop say about it, by slug. */
export const legalDetailsOf: Record<string, LegalDetails> = {
  'kiln-and-clay': details({
    legalName: 'Kiln & Clay, Lda',
    line1: 'Rua de Cedofeita 120',
    postalCode: '4050-180',
    city: 'Porto',
    country: 'PT',
    vatId: 'PT501234567',
    seriesPrefix: 'KC',
  }),
  'north-audio': details({
    legalName: 'North Audio AB',
    line1: 'Magasinsgatan 17',
    postalCode: '411 18',
    city: 'Göteborg',
    country: 'SE',
    vatId: 'SE556012345601',
    seriesPrefix: 'NA',
  }),
  'grain-works': details({
    legalName: 'Grain Works, S.L.',
    line1: 'Calle Somera 12',
    postalCode: '48005',
    city: 'Bilbao',
    country: 'ES',
    vatId: 'ESB12345674',
    language: 'es',
    seriesPrefix: 'GW',
  }),
  'lumen-house': details({
    legalName: 'Lumen House BV',
    line1: 'Hoogpoort 40',
    postalCode: '9000',
    city: 'Gent',
    country: 'BE',
    vatId: 'BE0123456749',
    seriesPrefix: 'LH',
  }),
  'atelier-volta': details({
    legalName: 'Atelier Volta SARL',
    line1: '14 rue Battant',
    postalCode: '25000',
    city: 'Besançon',
    country: 'FR',
    vatId: 'FR83404833048',
    language: 'fr',
    seriesPrefix: 'AV',
  }),
  'fig-and-cedar': details({
    legalName: 'Fig & Cedar, Unipessoal Lda',
    line1: 'Rua da Rosa 88',
    postalCode: '1200-389',
    city: 'Lisboa',
    country: 'PT',
    vatId: 'PT508111222',
    language: 'pt',
    seriesPrefix: 'FC',
  }),
  'velo-norte': details({
    legalName: 'Velo Norte, Lda',
    line1: 'Rua João Mendonça 5',
    postalCode: '3800-200',
    city: 'Aveiro',
    country: 'PT',
    vatId: 'PT507333444',
    language: 'pt',
    seriesPrefix: 'VN',
  }),
  'fern-and-field': details({
    legalName: 'Fern & Field B.V.',
    line1: 'Oudegracht 210',
    postalCode: '3511 NR',
    city: 'Utrecht',
    country: 'NL',
    vatId: 'NL123456789B01',
    seriesPrefix: 'FF',
  }),
  'second-light': details({
    legalName: 'Second Light, Inhaberin Mara Vogt',
    line1: 'Weserstraße 58',
    postalCode: '12045',
    city: 'Berlin',
    country: 'DE',
    vatId: '',
    taxNumber: '16/345/67890',
    isSmallBusiness: true,
    language: 'de',
    seriesPrefix: 'SL',
  }),
  'paper-moon': details({
    legalName: 'Paper Moon S.r.l.',
    line1: 'Via Cialdini 23',
    postalCode: '60044',
    city: 'Fabriano',
    country: 'IT',
    vatId: 'IT12345670017',
    seriesPrefix: 'PM',
  }),
  'clear-hollow': details({
    legalName: 'Clear Hollow S.n.c.',
    line1: 'Fondamenta dei Vetrai 50',
    postalCode: '30141',
    city: 'Murano',
    country: 'IT',
    vatId: 'IT12345670025',
    seriesPrefix: 'CH',
  }),
}
