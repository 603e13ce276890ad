import './layers.css'
import '@fontsource-variable/instrument-sans'
import '@fontsource-variable/fraunces/opsz.css'
import './tokens.css'
import type { ReactNode } from 'react'
import { useStore } from 'react-redux'
import { Links, Outlet, Scripts, ScrollRestoration } from 'react-router'
import sansFont from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url'
import serifFont from '@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2?url'
import { useSettings } from './data/settings.ts'
import { stateForBrowser, type Store } from './data/store.ts'
import { PlainError } from './features/market/plain-error.tsx'
import { schemeScript } from './features/market/scheme.ts'
import { useNonce } from './nonce.tsx'
import { accentStyle } from './accent-style.ts'
import { Toaster } from './ui/toaster.tsx'

/** The document around every page. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const { accentShades, locale, direction, name } = useSettings()
  return (
    <html lang={locale} dir={direction} data-mantine-color-scheme="light" suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta property="og:site_name" content={name} />
        {import.meta.env.DEV && <meta property="csp-nonce" nonce={nonce} />}
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        <link rel="manifest" href="/site.webmanifest" />
        <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={sansFont} />
        <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={serifFont} />
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: schemeScript }} />
        <Links nonce={nonce} />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: accentStyle(accentShades) }} />
      </head>
      <body>
        {children}
        <Toaster />
        <StateScript />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/**
 * Brings the service worker once the page stands. It is in the document, so that nobody downloads it as a script; pages that
 * are compiled as they are asked for do without.
 */
const workerScript = import.meta.env.PROD
  ? "addEventListener('load',()=>navigator.serviceWorker?.register('/service-worker.js').catch(()=>{}))"
  : ''

/** What the server knew, for the browser's store to start from, and the service worker. */
function StateScript() {
  const nonce = useNonce()
  const store = useStore() as Store
  const code = import.meta.env.SSR ? `window.stoaState=${stateForBrowser(store)};${workerScript}` : ''
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: code }} />
}

export default function App() {
  return <Outlet />
}

export { PlainError as ErrorBoundary }
