import { mergeAttributes, Node } from '@tiptap/core'

/** What of HTML the server reads: see `server/contracts/text/read-template.ts`. */
interface Passage {
  when: string
  is: string
  value: string
}

const testWords: Record<string, string> = {
  yes: 'is so',
  no: 'is not so',
  filled: 'is known',
  empty: 'is not known',
  over: 'is over',
  under: 'is under',
  equal: 'is',
}

/** A variable in the text: one piece that is put in and taken out whole, shown by its name. */
export function variableNode(labelOf: (key: string) => string) {
  return Node.create({
    name: 'variable',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({
      key: {
        default: '',
        parseHTML: (element: HTMLElement) => element.dataset['variable'] ?? '',
        renderHTML: ({ key }: { key: string }) => ({ 'data-variable': key }),
      },
    }),
    parseHTML: () => [{ tag: 'span[data-variable]' }],
    renderHTML: ({ node, HTMLAttributes }) => [
      'span',
      mergeAttributes(HTMLAttributes),
      labelOf((node.attrs as { key: string }).key),
    ],
  })
}

/** A passage that stands only if something is so; `writeValue` shows amounts as people read them. */
export function passageNode(labelOf: (key: string) => string, writeValue: (key: string, value: string) => string) {
  const attribute = (name: keyof Passage) => ({
    default: '',
    parseHTML: (element: HTMLElement) => element.dataset[name] ?? '',
    renderHTML: (attributes: Record<string, string>) => ({ [`data-${name}`]: attributes[name] }),
  })
  return Node.create({
    name: 'passage',
    group: 'block',
    content: 'block+',
    defining: true,
    addAttributes: () => ({ when: attribute('when'), is: attribute('is'), value: attribute('value') }),
    parseHTML: () => [{ tag: 'div[data-when]' }],
    renderHTML: ({ node, HTMLAttributes }) => {
      const { when, is, value } = node.attrs as Passage
      const words = `Only if ${labelOf(when)} ${testWords[is] ?? ''} ${value && writeValue(when, value)}`
      return ['div', mergeAttributes(HTMLAttributes, { 'data-label': words.trim() }), 0]
    },
  })
}

/** The tests that can be asked of a kind of value. */
export function testsFor(type: string): { value: string; label: string }[] {
  const tests =
    type === 'yes_no'
      ? ['yes', 'no']
      : type === 'text' || type === 'rhythm'
        ? ['filled', 'empty', 'equal']
        : ['over', 'under', 'equal', 'filled', 'empty']
  return tests.map((value) => ({ value, label: testWords[value]! }))
}
