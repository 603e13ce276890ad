import { z } from 'zod'
import type { OperationName } from '#shared/api/index.ts'
import { schemas } from '#shared/api/schemas.ts'
import { usualHome } from '#server/market/home.ts'

interface JsonSchema {
  $ref?: string
  $defs?: Record<string, JsonSchema>
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  minItems?: number
  minimum?: number
  minLength?: number
}

/** Fields whose rule is more than a shape. */
const knownFields: Record<string, unknown> = {
  email: 'ana@example.com',
  password: 'a long enough password',
  newPassword: 'a long enough password',
  country: 'PT',
  place: 'PT',
  startsAt: '2026-12-01T09:00:00Z',
  endsAt: '2026-12-02T09:00:00Z',
  accentColor: '#1d6a4e',
  number: '4242424242424242',
  expiryMonth: 12,
  expiryYear: 2099,
  securityCode: '123',
  vatId: '',
  // A point of the curve.
  p256dh: 'BG_wO5SSQc4drdQ1GeaWDgqFtBppoFwygQOqK84VlMoWPE91OlW_AdxT9sCwx-7ni0DG_30lqW4igrmJzvccFEo',
  auth: 'x'.repeat(22),
  endpoint: 'https://push.example/device',
  issuedOn: '2026-11-28',
  from: '2126-12-24',
  until: '2126-12-26',
  currency: 'EUR',
  rateBps: 2300,
  lastDigits: '4242',
  sections: usualHome.sections,
}

/** A body the schema of an operation takes, with every required field and no other; null when it takes none. */
export function goodBodyOf(name: OperationName): Record<string, unknown> | null {
  const own = schemas[name]
  if (!('body' in own)) return null
  const made = bodies.get(name) ?? makeBody(own)
  bodies.set(name, made)
  return made
}

/** Made once: a schema is long to read, and every attack sends the same. */
const bodies = new Map<OperationName, Record<string, unknown>>()

function makeBody(own: { body: z.ZodType }): Record<string, unknown> {
  const schema = z.toJSONSchema(own.body, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return sample(schema, schema, '') as Record<string, unknown>
}

function sample(schema: JsonSchema, root: JsonSchema, field: string): unknown {
  if (field in knownFields) return knownFields[field]
  if (schema.$ref) return sample(root.$defs![schema.$ref.split('/').at(-1)!]!, root, field)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [alternative] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (alternative) return sample(alternative, root, field)
  if (schema.type === 'object') {
    const required = schema.required ?? []
    return Object.fromEntries(required.map((name) => [name, sample(schema.properties![name]!, root, name)]))
  }
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items!, root, ''))
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (schema.type === 'boolean') return true
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000000'
  return 'words'.padEnd(schema.minLength ?? 0, '.')
}
