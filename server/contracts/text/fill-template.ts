import type { VariableType } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { Block, ContractText, Run, TemplateBlock, Test, VariableRun } from './contract-text.ts'
import { writeValue, type Value, type Values } from './values.ts'

/** A template with its values, and the variables that have none. */
export interface FilledText {
  text: ContractText
  missing: string[]
}

/**
 * Puts values where a template has variables, leaves out what stands under a condition that is not met, and numbers lists
 * anew, so that nothing shows what was left out. A variable without a value is shown by its name and told as missing.
 */
export function fillTemplate(blocks: readonly TemplateBlock[], values: Values, language: Language): FilledText {
  const missing = new Set<string>()
  const counts = new Map<number, number>()

  const runsOf = (runs: readonly (Run | VariableRun)[]): Run[] =>
    runs.map((run) => {
      if (!('variable' in run)) return run
      const { variable, isBold, isItalic } = run
      const value = valueOf(values, variable)
      if (!value || isEmpty(value)) missing.add(variable)
      return { text: value && !isEmpty(value) ? writeValue(value, language) : `[${variable}]`, isBold, isItalic }
    })

  const fill = (parts: readonly TemplateBlock[]): Block[] =>
    parts.flatMap((block): Block[] => {
      if (block.kind === 'when') return isMet(block, valueOf(values, block.variable)) ? fill(block.blocks) : []
      if (block.kind === 'rule') return [block]
      const runs = runsOf(block.runs)
      if (block.kind !== 'item') return [{ ...block, runs }]
      const { isOrdered, list, depth } = block
      const count = (counts.get(list) ?? 0) + 1
      counts.set(list, count)
      return [{ kind: 'item', mark: isOrdered ? `${count}.` : '•', depth, runs }]
    })

  return { text: fill(blocks), missing: [...missing] }
}

/** What operators type is a name of our own, never one that every object has. */
function valueOf(values: Values, variable: string): Value | undefined {
  return Object.hasOwn(values, variable) ? values[variable] : undefined
}

/** A condition of a template: what is asked of a variable. */
export type Condition = Pick<Extract<TemplateBlock, { kind: 'when' }>, 'variable' | 'test' | 'value'>

/** Every condition of a template, those within others too. */
export function conditionsIn(blocks: readonly TemplateBlock[]): Condition[] {
  return blocks.flatMap((block) => (block.kind === 'when' ? [block, ...conditionsIn(block.blocks)] : []))
}

/** Whether a condition can be asked of a variable of this type: amounts and rates are whole numbers, days are days, rhythms `3 month`. */
export function isPossible({ test, value }: Condition, type: VariableType): boolean {
  if (test === 'filled' || test === 'empty') return true
  if (test === 'yes' || test === 'no') return type === 'yes_no'
  if (type === 'yes_no') return false
  if (type === 'text') return test === 'equal'
  if (type === 'rhythm') return test === 'equal' && /^[1-9]\d{0,2} (day|week|month|year)$/.test(value)
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
  return type === 'number' ? /^-?\d+(\.\d+)?$/.test(value) : /^-?\d+$/.test(value)
}

/** Every variable a template names, in conditions too. */
export function variablesIn(blocks: readonly TemplateBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'when') return [block.variable, ...variablesIn(block.blocks)]
    if (block.kind === 'rule') return []
    return block.runs.flatMap((run) => ('variable' in run ? [run.variable] : []))
  })
}

/** Amounts are compared in minor units, rates in basis points, days as `2026-11-28`, rhythms as `3 month`, texts letter by letter. */
function isMet({ test, value: wanted }: { test: Test; value: string }, value: Value | undefined): boolean {
  const isFilled = value !== undefined && !isEmpty(value)
  if (test === 'filled') return isFilled
  if (test === 'empty') return !isFilled
  if (!isFilled) return false
  if (test === 'yes' || test === 'no') return value.type === 'yes_no' && value.is === (test === 'yes')
  const own = comparable(value)
  const other = typeof own === 'number' ? Number(wanted) : wanted
  if (test === 'equal') return own === other
  return test === 'over' ? own > other : own < other
}

function comparable(value: Value): number | string {
  switch (value.type) {
    case 'text':
      return value.text
    case 'money':
      return value.money.amountMinor
    case 'number':
      return value.number
    case 'percent':
      return value.bps
    case 'day':
      return value.on
    case 'rhythm':
      return `${value.rhythm.every} ${value.rhythm.unit}`
    case 'yes_no':
      return value.is ? 1 : 0
  }
}

function isEmpty(value: Value): boolean {
  return value.type === 'text' && value.text === ''
}
