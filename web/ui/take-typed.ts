/** What of a form is needed here. */
interface TypedForm<Path extends string> {
  getInputNode(path: Path): HTMLElement | null
  setFieldValue(path: Path, value: string, options: { forceUpdate: boolean }): void
}

/**
 * Takes over what stands in the fields of an uncontrolled form and the form has not heard of, because it was typed or
 * filled in before the page came alive. `known` is what the form holds. Answers whether there was anything.
 */
export function takeTyped<Path extends string>(
  form: TypedForm<Path>,
  paths: readonly Path[],
  known: (path: Path) => unknown,
): boolean {
  let isFound = false
  for (const path of paths) {
    const field = form.getInputNode(path)
    const value = field instanceof HTMLInputElement ? field.value : ''
    if (value === '' || value === known(path)) continue
    // The field shows it already; made anew it would lose the focus.
    form.setFieldValue(path, value, { forceUpdate: false })
    isFound = true
  }
  return isFound
}
