import { QuietShell } from './quiet-shell.tsx'
import { PageError } from './page-error.tsx'

/** The last resort, when not even the layout of a page could be made. */
export function PlainError() {
  return (
    <QuietShell>
      <PageError home="/" homeLabel="To the market" />
    </QuietShell>
  )
}
