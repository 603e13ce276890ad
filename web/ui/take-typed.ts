import { useEffect, useEffectEvent, type RefObject } from 'react'

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
    const value = field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : ''
    if (value === '' || value === known(path)) continue
    // The field shows it already; made anew it would lose the focus.
    form.setFieldValue(path, value, { forceUpdate: false })
    isFound = true
  }
  return isFound
}

/**
 * For fields that show what a component holds: hands over, by their names, what was typed into those in `place` before
 * the page came alive. Left alone, the next rendering would empty them.
 */
export function useTypedEarly(
  place: RefObject<HTMLElement | null>,
  take: (typed: Partial<Record<string, string>>) => void,
): void {
  const takeOver = useEffectEvent(() => {
    const fields = Array.from(place.current?.querySelectorAll<HTMLInputElement>('input[name]') ?? [])
    const typed = fields.filter(({ value, defaultValue }) => value !== defaultValue)
    if (typed.length > 0) take(Object.fromEntries(typed.map(({ name, value }) => [name, value])))
  })
  useEffect(() => takeOver(), [])
}

/**
 * Presses once more what was chosen in `place` before the page came alive, so that whoever holds the choice hears of it.
 */
export function usePressedEarly(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const fields = place.current?.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]') ?? []
    for (const field of fields) {
      // The page came with `defaultChecked`; of radio buttons only the one that was chosen speaks.
      if (field.checked === field.defaultChecked || (field.type === 'radio' && !field.checked)) continue
      field.checked = !field.checked
      field.click()
    }
  }, [place])
}
