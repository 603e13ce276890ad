import { parseDocument } from 'htmlparser2'
import sanitize from 'sanitize-html'
import type { Run, TemplateBlock, Test, VariableRun } from './contract-text.ts'

/** A node of parsed HTML, as far as it is looked at. */
interface Node {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: Node[]
}

const tests: readonly string[] = ['yes', 'no', 'filled', 'empty', 'over', 'under', 'equal'] satisfies Test[]

/** Leaves of an operator's HTML what a contract is made of; everything else is dropped, its words are kept. */
export function sanitizeTemplate(html: string): string {
  return sanitize(html, {
    allowedTags: ['p', 'h2', 'h3', 'strong', 'em', 'ol', 'ul', 'li', 'br', 'hr', 'span', 'div'],
    allowedAttributes: { span: ['data-variable'], div: ['data-when', 'data-is', 'data-value'] },
    transformTags: { b: 'strong', i: 'em', h1: 'h2', h4: 'h3' },
  })
}

/** Reads sanitised HTML into blocks. Text outside of any block becomes a paragraph. */
export function readTemplate(html: string): TemplateBlock[] {
  let lists = 0
  return read((parseDocument(html) as unknown as Node).children ?? [], 0)

  function read(nodes: readonly Node[], depth: number): TemplateBlock[] {
    const blocks: TemplateBlock[] = []
    let loose: (Run | VariableRun)[] = []
    const close = () => {
      if (loose.some((run) => 'variable' in run || run.text.trim() !== ''))
        blocks.push({ kind: 'paragraph', runs: loose })
      loose = []
    }
    for (const node of nodes) {
      const found = blockOf(node, depth)
      if (found) {
        close()
        blocks.push(...found)
      } else loose.push(...runsOf(node))
    }
    close()
    return blocks
  }

  function blockOf(node: Node, depth: number): TemplateBlock[] | null {
    const { name, children = [], attribs = {} } = node
    if (name === 'p') return [{ kind: 'paragraph', runs: children.flatMap((child) => runsOf(child)) }]
    if (name === 'h2' || name === 'h3') {
      return [{ kind: 'heading', level: name === 'h2' ? 2 : 3, runs: children.flatMap((child) => runsOf(child)) }]
    }
    if (name === 'hr') return [{ kind: 'rule' }]
    if (name === 'ul' || name === 'ol') return listOf(children, name === 'ol', depth)
    if (name !== 'div') return null
    const variable = attribs['data-when']
    const blocks = read(children, depth)
    if (!variable) return blocks
    const test = (tests.includes(attribs['data-is'] ?? '') ? attribs['data-is'] : 'filled') as Test
    return [{ kind: 'when', variable, test, value: attribs['data-value'] ?? '', blocks }]
  }

  function listOf(items: readonly Node[], isOrdered: boolean, depth: number): TemplateBlock[] {
    const list = ++lists
    return items
      .filter(({ name }) => name === 'li')
      .flatMap(({ children = [] }) => {
        const inner = children.filter(({ name }) => name === 'ul' || name === 'ol')
        const runs = children.filter((child) => !inner.includes(child)).flatMap((child) => runsOf(child))
        const own: TemplateBlock = { kind: 'item', isOrdered, list, depth, runs }
        const points: TemplateBlock[] = [own]
        return points.concat(inner.flatMap(({ name, children: more = [] }) => listOf(more, name === 'ol', depth + 1)))
      })
  }
}

function runsOf(node: Node, style = { isBold: false, isItalic: false }): (Run | VariableRun)[] {
  if (node.type === 'text') {
    const text = (node.data ?? '').replace(/\s+/g, ' ')
    return text === '' ? [] : [{ text, ...style }]
  }
  const { name, attribs = {}, children = [] } = node
  if (name === 'br') return [{ text: '\n', ...style }]
  const variable = attribs['data-variable']
  if (name === 'span' && variable) return [{ variable, ...style }]
  const own = { isBold: style.isBold || name === 'strong', isItalic: style.isItalic || name === 'em' }
  return children.flatMap((child) => runsOf(child, own))
}
