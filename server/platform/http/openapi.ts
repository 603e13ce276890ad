import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi'
import { z } from 'zod'
import { Problem } from '#shared/api/values.schemas.ts'
import type { Door, Endpoint, EndpointSchemas } from '#shared/api/endpoint.ts'

const security: Record<Door, Record<string, string[]>[]> = {
  public: [],
  storefront: [{ customer: [] }],
  seller: [{ seller: [] }],
  operator: [{ operator: [] }],
  gateway: [{ signature: [] }],
}

/** The OpenAPI 3.1 document of every endpoint, from the same tables that serve them. */
export function describeApi(
  areas: Record<string, Record<string, Endpoint>>,
  schemas: Record<string, EndpointSchemas>,
  marketName: string,
) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [area, endpoints] of Object.entries(areas)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const item = (paths[endpoint.path.replace(/:(\w+)/g, '{$1}')] ??= {})
      item[endpoint.method.toLowerCase()] = describeEndpoint(area, name, endpoint, schemas[name]!)
    }
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: `${marketName} API`,
      version: '1',
      description:
        'Amounts are whole minor units. Lists are keyset pages (`limit`, `after`). Refusals are problem JSON (RFC 9457) with a stable `code`.',
    },
    paths,
    components: {
      securitySchemes: {
        customer: { type: 'apiKey', in: 'cookie', name: 'token' },
        seller: { type: 'apiKey', in: 'cookie', name: 'seller_token' },
        operator: { type: 'apiKey', in: 'cookie', name: 'operator_token' },
        signature: { type: 'apiKey', in: 'header', name: 'Stoa-Signature' },
      },
    },
  })
}

function describeEndpoint(
  area: string,
  name: string,
  endpoint: Endpoint,
  schemas: EndpointSchemas,
): ZodOpenApiOperationObject {
  const status = endpoint.status ?? 200
  const header = endpoint.idempotent ? z.object({ 'Idempotency-Key': z.string().min(1).max(200) }) : undefined
  const content = endpoint.upload
    ? { 'multipart/form-data': { schema: z.object({ file: z.string().meta({ format: 'binary' }) }) } }
    : schemas.body && { 'application/json': { schema: schemas.body } }
  return {
    operationId: name,
    summary: endpoint.summary,
    description: [
      `Who: ${endpoint.policy}.`,
      endpoint.refusals && `Refuses with: ${endpoint.refusals.map((code) => `\`${code}\``).join(', ')}.`,
    ]
      .filter(Boolean)
      .join(' '),
    tags: [area],
    'x-policy': endpoint.policy,
    'x-refusals': endpoint.refusals ?? [],
    security: security[endpoint.door],
    requestParams: {
      ...(schemas.params && { path: schemas.params }),
      ...(schemas.query && { query: schemas.query }),
      ...(header && { header }),
    },
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      [String(status)]:
        status === 204 ? { description: 'Done' } : { description: 'Success', content: contentOf(endpoint, schemas) },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: Problem } } },
    },
  }
}

function contentOf({ answers }: Endpoint, { response }: EndpointSchemas) {
  if (answers === 'file') return { '*/*': { schema: z.string().meta({ format: 'binary' }) } }
  return { 'application/json': { schema: response } }
}
