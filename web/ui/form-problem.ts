import { fieldErrorsOf, messageOf } from '../data/problem.ts'

interface FormLike {
  setErrors(errors: Record<string, string>): void
  getInputNode(path: string): HTMLElement | null
}

/**
 * Puts the messages of a refused request at their fields (`body.address.city` at `address.city`) and moves to the first.
 * Answers the sentence to show above the button; empty when every message found its field.
 */
export function showProblem(form: FormLike, error: unknown): string {
  const errors = fieldErrorsOf(error)
  const paths = Object.keys(errors)
  form.setErrors(errors)
  const first = paths.map((path) => form.getInputNode(path)).find((node) => node !== null)
  first?.focus()
  return paths.length > 0 && paths.every((path) => form.getInputNode(path)) ? '' : messageOf(error)
}
