import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import { attributeInvalid } from './errors.ts'

/** What products of a category may say under a slug. */
export interface AttributeRule {
  slug: string
  kind: 'text' | 'number' | 'choice' | 'yes_no'
  choices: string[]
}

/** Checks what a product says of itself against its category. Refuses with `attribute_invalid`, naming the first at fault. */
export function checkAttributes(attributes: ProductInput['attributes'], rules: readonly AttributeRule[]): void {
  const bySlug = new Map(rules.map((rule) => [rule.slug, rule]))
  for (const [slug, value] of Object.entries(attributes)) {
    const fault = faultOf(value, bySlug.get(slug))
    if (fault) throw attributeInvalid(`body.attributes.${slug}`, fault)
  }
}

function faultOf(value: string | number | boolean, rule: AttributeRule | undefined): string | null {
  switch (rule?.kind) {
    case undefined:
      return 'is nothing the category asks for'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'must be a number'
    case 'yes_no':
      return typeof value === 'boolean' ? null : 'must be yes or no'
    case 'choice':
      return typeof value === 'string' && rule.choices.includes(value) ? null : 'is none of the choices'
    case 'text':
      return typeof value === 'string' && value !== '' ? null : 'must be words'
  }
}
