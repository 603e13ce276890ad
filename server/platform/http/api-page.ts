import { html, Html } from '../mail/html.ts'
import { generalRefusals } from './general-refusals.ts'

/** As much of JSON Schema as our own documents use. */
interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: unknown
}

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  'x-policy': string
  'x-refusals': readonly string[]
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

/** An OpenAPI document as `describeApi` writes it. */
export interface ApiDocument {
  info: { title: string; description: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

interface Place {
  method: string
  path: string
  operation: Operation
}

/** Writes the page that explains the API: every operation by area, every shape, every problem code with its anchor. */
export function apiPage(document: ApiDocument, style: Html): Html {
  const places = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Place => ({ method: method.toUpperCase(), path, operation })),
  )
  const areas = Map.groupBy(places, ({ operation }) => operation.tags[0] ?? 'market')
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title}</title>
        ${style}
      </head>
      <body>
        <div class="house">
          ${navigation(areas)}
          <main>
            <h1>${document.info.title}</h1>
            <p class="lead">${inline(document.info.description)}</p>
            <p>For programs: <a href="/api/openapi.json">the OpenAPI 3.1 document</a>.</p>
            ${[...areas].map(([area, own]) => areaSection(area, own))} ${problemSection(places)}
            ${schemaSection(document.components.schemas)}
          </main>
        </div>
      </body>
    </html>`
}

function navigation(areas: Map<string, Place[]>): Html {
  const links = [...areas.keys()].map((area) => html`<li><a href="#area-${area}">${titleOf(area)}</a></li>`)
  return html`<nav aria-label="Contents">
    <ul>
      ${links}
      <li><a href="#problems">Problems</a></li>
      <li><a href="#schemas">Shapes</a></li>
    </ul>
  </nav>`
}

function areaSection(area: string, places: readonly Place[]): Html {
  return html`<section>
    <h2 id="area-${area}">${titleOf(area)}</h2>
    ${places.map(operationArticle)}
  </section>`
}

function operationArticle({ method, path, operation }: Place): Html {
  const { operationId, summary, parameters = [], requestBody, responses } = operation
  const refusals = operation['x-refusals']
  const [contentType, body] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const [status, answer] = Object.entries(responses).find(([key]) => key !== 'default') ?? ['200', {}]
  const answered = Object.values(answer.content ?? {})[0]?.schema
  return html`<article class="operation" id="${operationId}">
    <div class="head">
      <span class="method">${method}</span><span class="path">${path}</span>
      <h3><a href="#${operationId}">${summary}</a></h3>
    </div>
    <p class="who">Who: ${operation['x-policy']}</p>
    ${parameters.length > 0 ? html`<h4>Takes</h4>` : null} ${parameters.length > 0 ? parameterList(parameters) : null}
    ${body ? html`<h4>Body, <code>${contentType!}</code></h4>` : null} ${body ? shape(body.schema) : null}
    <h4>Answers ${status}</h4>
    ${answered ? shape(answered) : html`<p class="note">Nothing.</p>`}
    ${
      refusals.length > 0
        ? html`<h4>Refuses with</h4>
            <ul class="codes">
              ${refusals.map((code) => html`<li>${codeLink(code)}</li>`)}
            </ul>`
        : null
    }
  </article>`
}

function parameterList(parameters: NonNullable<Operation['parameters']>): Html {
  const rows = parameters.map(
    ({ name, required = false, schema, in: where }) =>
      html`<li><code>${name}</code> ${typeOf(schema, `in the ${where}${required ? '' : ', optional'}`)}</li>`,
  )
  return html`<ul class="fields">
    ${rows}
  </ul>`
}

/** A schema as a list of its fields, or in a word when it has none. */
function shape(schema: Schema): Html {
  const own = fieldsOf(schema)
  if (!own) return html`<p>${typeOf(schema)}</p>`
  const rows = Object.entries(own.properties ?? {}).map(([name, field]) => {
    const isOptional = !own.required?.includes(name)
    return html`<li>
      <code>${name}</code> ${typeOf(field, isOptional ? 'optional' : '')}${fieldsOf(field) ? shape(field) : null}
    </li>`
  })
  return html`<ul class="fields">
    ${rows}
  </ul>`
}

/** The object a schema spells out, itself or as the items of a list; null when it names a shape or is a plain value. */
function fieldsOf(schema: Schema): Schema | null {
  if (schema.properties) return schema
  if (schema.items) return fieldsOf(schema.items)
  const spelled = alternativesOf(schema).find((one) => fieldsOf(one))
  return spelled ? fieldsOf(spelled) : null
}

function alternativesOf({ anyOf, oneOf }: Schema): Schema[] {
  return anyOf ?? oneOf ?? []
}

function typeOf(schema: Schema, more = ''): Html {
  const note = schema.description ? html` <span class="note">${inline(schema.description)}</span>` : null
  return html`<span class="type">${wordOf(schema)}${more ? `, ${more}` : ''}</span>${note}`
}

function wordOf(schema: Schema): Html {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (schema.enum) return html`${schema.enum.map((value) => JSON.stringify(value)).join(' | ')}`
  if (schema.const !== undefined) return html`${JSON.stringify(schema.const)}`
  if (schema.items) return html`list of ${wordOf(schema.items)}`
  const alternatives = alternativesOf(schema)
  if (alternatives.length > 0) {
    return new Html(alternatives.map((one) => wordOf(one).text).join(' or '))
  }
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything')
  return html`${schema.format ? `${type} (${schema.format})` : type}`
}

function problemSection(places: readonly Place[]): Html {
  const users = new Map<string, string[]>(Object.keys(generalRefusals).map((code) => [code, []]))
  for (const { operation } of places) {
    for (const code of operation['x-refusals']) users.set(code, [...(users.get(code) ?? []), operation.operationId])
  }
  const rows = [...users]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([code, operations]) => {
      const sentence = inline(generalRefusals[code] ?? `${titleOf(code)}.`)
      const links = operations.map((name) => html`<li><a href="#${name}">${name}</a></li>`)
      return html`<li id="${code}">
        <code>${code}</code> ${sentence}
        <ul class="codes note">
          ${links}
        </ul>
      </li>`
    })
  return html`<section>
    <h2 id="problems">Problems</h2>
    <p>
      A refusal is problem JSON (RFC 9457). Programs go by its <code>code</code>; <code>errors</code> names the fields
      at fault.
    </p>
    <ul class="problems">
      ${rows}
    </ul>
  </section>`
}

function schemaSection(schemas: Record<string, Schema>): Html {
  const rows = Object.entries(schemas)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(
      ([name, schema]) =>
        html`<div class="schema" id="schema-${name}">
          <h3>${name}</h3>
          ${schema.description ? html`<p class="note">${inline(schema.description)}</p>` : null} ${shape(schema)}
        </div>`,
    )
  return html`<section>
    <h2 id="schemas">Shapes</h2>
    ${rows}
  </section>`
}

/** Words between backticks become code. */
function inline(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`
}

function codeLink(code: string): Html {
  return html`<a href="#${code}"><code>${code}</code></a>`
}

function titleOf(words: string): string {
  const spaced = words.replaceAll(/[-_]/g, ' ')
  return spaced[0]!.toUpperCase() + spaced.slice(1)
}
