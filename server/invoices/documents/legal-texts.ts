import type { TaxCategory } from '#shared/api/invoices.schemas.ts'
import type { Language } from '#shared/languages.ts'

type Texts = Record<Language, string>

/**
 * Why a category carries no VAT, in the words invoices use (Directive 2006/112/EC, article 226, points 11 and 11a), and
 * the code of the VATEX list where it has one. Categories that are not here charge VAT and must give no reason
 * (BR-S-10, BR-Z-10, BR-AF-10, BR-AG-10).
 */
const exemptions: Partial<Record<TaxCategory, { code: string; texts: Texts }>> = {
  E: {
    code: '',
    texts: {
      en: 'Exempt from VAT',
      de: 'Umsatzsteuerfrei',
      fr: 'Exonéré de TVA',
      pt: 'Isento de IVA',
      es: 'Exento de IVA',
    },
  },
  AE: {
    code: 'VATEX-EU-AE',
    texts: {
      en: 'Reverse charge',
      de: 'Steuerschuldnerschaft des Leistungsempfängers',
      fr: 'Autoliquidation',
      pt: 'IVA – autoliquidação',
      es: 'Inversión del sujeto pasivo',
    },
  },
  K: {
    code: 'VATEX-EU-IC',
    texts: {
      en: 'Intra-Community supply, exempt under article 138 of Directive 2006/112/EC',
      de: 'Steuerfreie innergemeinschaftliche Lieferung',
      fr: 'Livraison intracommunautaire exonérée, article 262 ter I du CGI',
      pt: 'Transmissão intracomunitária isenta, artigo 14.º do RITI',
      es: 'Entrega intracomunitaria exenta, artículo 25 de la Ley 37/1992',
    },
  },
  G: {
    code: 'VATEX-EU-G',
    texts: {
      en: 'Export outside the EU, exempt under article 146 of Directive 2006/112/EC',
      de: 'Steuerfreie Ausfuhrlieferung',
      fr: 'Exportation exonérée, article 262 I du CGI',
      pt: 'Exportação isenta, artigo 14.º do CIVA',
      es: 'Exportación exenta, artículo 21 de la Ley 37/1992',
    },
  },
  O: {
    code: 'VATEX-EU-O',
    texts: {
      en: 'Outside the scope of VAT',
      de: 'Nicht steuerbar',
      fr: 'Hors champ de la TVA',
      pt: 'Não sujeito a IVA',
      es: 'No sujeto a IVA',
    },
  },
}

/** What the small-business rule of a country is called on an invoice, in that country's words. */
const smallBusiness: Record<string, string> = {
  AT: 'Umsatzsteuerfrei aufgrund der Kleinunternehmerregelung (§ 6 Abs. 1 Z 27 UStG)',
  BE: 'Régime particulier de franchise des petites entreprises / Bijzondere vrijstellingsregeling kleine ondernemingen',
  DE: 'Kein Ausweis von Umsatzsteuer, da Kleinunternehmer gemäß § 19 UStG',
  ES: 'Operación exenta de IVA, régimen de franquicia (artículos 281 a 294 de la Directiva 2006/112/CE)',
  FR: 'TVA non applicable, article 293 B du CGI',
  IE: 'Not registered for VAT',
  IT: 'Operazione in franchigia da IVA, articolo 1, commi da 54 a 89, legge 190/2014',
  LU: 'Régime de franchise, article 57 de la loi TVA',
  NL: 'Vrijgesteld van btw, kleineondernemersregeling (artikel 25 Wet OB 1968)',
  PL: 'Zwolnienie z VAT, art. 113 ust. 1 ustawy o VAT',
  PT: 'IVA – regime de isenção (artigo 53.º do CIVA)',
}

const smallBusinessElsewhere: Texts = {
  en: 'Exempt from VAT under the small-business scheme (articles 281 to 294 of Directive 2006/112/EC)',
  de: 'Umsatzsteuerfrei nach der Kleinunternehmerregelung (Artikel 281 bis 294 der Richtlinie 2006/112/EG)',
  fr: 'Exonéré de TVA, franchise des petites entreprises (articles 281 à 294 de la directive 2006/112/CE)',
  pt: 'Isento de IVA, regime das pequenas empresas (artigos 281.º a 294.º da Diretiva 2006/112/CE)',
  es: 'Exento de IVA, franquicia de pequeñas empresas (artículos 281 a 294 de la Directiva 2006/112/CE)',
}

/** Why a service to somebody outside the EU carries no VAT, where it stands beside goods. */
const serviceAbroad: Texts = {
  en: 'Service to a customer outside the EU, outside the scope of VAT (articles 44 and 58 of Directive 2006/112/EC)',
  de: 'Leistung an Kunden außerhalb der EU, nicht steuerbar (Artikel 44 und 58 der Richtlinie 2006/112/EG)',
  fr: 'Prestation à un client hors de l’UE, hors champ de la TVA (articles 44 et 58 de la directive 2006/112/CE)',
  pt: 'Serviço a um cliente fora da UE, não sujeito a IVA (artigos 44.º e 58.º da Diretiva 2006/112/CE)',
  es: 'Servicio a un cliente fuera de la UE, no sujeto a IVA (artículos 44 y 58 de la Directiva 2006/112/CE)',
}

/** What a country wants on invoices between companies when nothing else was agreed (France: articles L441-9 and L441-10 of the Code de commerce). */
const latePayment: Record<string, string> = {
  FR: 'En cas de retard de paiement : pénalités au taux de refinancement de la BCE majoré de 10 points, et indemnité forfaitaire de recouvrement de 40 € (articles L441-10 et D441-5 du code de commerce). Pas d’escompte pour paiement anticipé.',
}

/** Why a category carries no VAT, in the usual words; null where VAT is charged. */
export function usualExemption(
  category: TaxCategory,
  language: Language,
): { reason: string; reasonCode: string } | null {
  const known = exemptions[category]
  return known ? { reason: known.texts[language], reasonCode: known.code } : null
}

/** The sentence by which a small business of a country says why it charges no VAT. */
export function smallBusinessReason(country: string, language: Language): string {
  return smallBusiness[country] ?? smallBusinessElsewhere[language]
}

/** The sentence by which a service to somebody outside the EU carries no VAT, beside goods. */
export function serviceAbroadReason(language: Language): string {
  return serviceAbroad[language]
}

/** What an invoice to a company must say about late payment in the seller's country; null where it need not. */
export function latePaymentText(country: string): string | null {
  return latePayment[country] ?? null
}
