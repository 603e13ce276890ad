import { Outlet } from 'react-router'
import { preferredLanguage } from '#shared/languages.ts'
import type { Reader } from '#web/features/contracts/reader-language.ts'

/** What whoever opens these pages likes to read: nobody has said who they are. */
export const loader = ({ request }: { request: Request }): Reader => ({
  language: preferredLanguage(request.headers.get('accept-language') ?? undefined),
})
export const clientLoader = (): Reader => ({ language: preferredLanguage(navigator.languages.join(',')) })

/** Around the pages that are opened with a link, a file or a code. */
export default function SignLayout() {
  return <Outlet />
}
