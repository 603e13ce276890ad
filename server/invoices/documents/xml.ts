/** An element with attributes and either text or children. */
export interface Element {
  name: string
  attributes: Record<string, string>
  content: string | Element[]
}

type Content = string | number | null | readonly (Element | null)[]

/**
 * An element; null when it would be empty, so that what is not known is left out. Children that are null are left out
 * as well.
 */
export function element(name: string, content: Content, attributes: Record<string, string> = {}): Element | null {
  if (content === null || content === '') return null
  if (typeof content !== 'object') return { name, attributes, content: String(content) }
  const children = content.filter((child) => child !== null)
  return children.length > 0 ? { name, attributes, content: children } : null
}

/** Writes an XML document, indented. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`
}

function write({ name, attributes, content }: Element, indent: string): string {
  const start = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`)
  const open = `${indent}<${name}${start.join('')}>`
  if (typeof content === 'string') return `${open}${escape(content)}</${name}>\n`
  const children = content.map((child) => write(child, `${indent}  `)).join('')
  return `${open}\n${children}${indent}</${name}>\n`
}

const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  // Control characters have no place in XML 1.0 (section 2.2), not even escaped.
  return text.replace(unwritable, '').replace(/[&<>"]/g, (c) => entities[c]!)
}
