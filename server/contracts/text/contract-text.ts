/** A piece of text in one weight. */
export interface Run {
  text: string
  isBold: boolean
  isItalic: boolean
}

/** A heading, a paragraph, a point of a list with its number or bullet, or a line across. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; runs: Run[] }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'item'; mark: string; depth: number; runs: Run[] }
  | { kind: 'rule' }

/** A text without variables: what people read and sign. */
export type ContractText = Block[]

/** A place in a template where a value will stand. */
export interface VariableRun {
  variable: string
  isBold: boolean
  isItalic: boolean
}

export type Test = 'yes' | 'no' | 'filled' | 'empty' | 'over' | 'under' | 'equal'

/** A block of a template: as in a text, with variables, or only if something is so. */
export type TemplateBlock =
  | { kind: 'heading'; level: 2 | 3; runs: (Run | VariableRun)[] }
  | { kind: 'paragraph'; runs: (Run | VariableRun)[] }
  | { kind: 'item'; isOrdered: boolean; list: number; depth: number; runs: (Run | VariableRun)[] }
  | { kind: 'rule' }
  | { kind: 'when'; variable: string; test: Test; value: string; blocks: TemplateBlock[] }

/** The words of a text, one block a line: for counting, comparing and hashing. */
export function plainOf(text: ContractText): string {
  return text
    .map((block) => {
      if (block.kind === 'rule') return '---'
      const words = block.runs.map((run) => run.text).join('')
      return block.kind === 'item' ? `${block.mark} ${words}` : words
    })
    .join('\n')
}
