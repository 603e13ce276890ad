import './layers.css'
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/global.layer.css'
import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/Button.layer.css'
import '@mantine/core/styles/ActionIcon.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Loader.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Checkbox.layer.css'
import '@mantine/core/styles/Radio.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import '@fontsource-variable/instrument-sans'
import '@fontsource-variable/fraunces/opsz.css'
import './tokens.css'
import { ColorSchemeScript, DirectionProvider, MantineProvider, mantineHtmlProps } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useStore } from 'react-redux'
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router'
import sansFont from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url'
import serifFont from '@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2?url'
import { useSettings } from './data/settings.ts'
import { stateForBrowser, type Store } from './data/store.ts'
import { PlainError } from './features/market/plain-error.tsx'
import { useNonce } from './nonce.tsx'
import { themeFor, themeStyle } from './theme.ts'
import { Toaster } from './ui/toaster.tsx'

/** The document around every page. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const { accentShades, locale, direction, name, tagline } = useSettings()
  const theme = useMemo(() => themeFor(accentShades), [accentShades])
  return (
    <html lang={locale} dir={direction} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#fbf9f5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#151410" media="(prefers-color-scheme: dark)" />
        <meta property="og:site_name" content={name} />
        {tagline !== '' && <meta name="description" content={tagline} />}
        {import.meta.env.DEV && <meta property="csp-nonce" nonce={nonce} />}
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={sansFont} />
        <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={serifFont} />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
        <Meta />
        <Links nonce={nonce} />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: themeStyle(accentShades) }} />
      </head>
      <body>
        <DirectionProvider initialDirection={direction} detectDirection={false}>
          <MantineProvider
            theme={theme}
            defaultColorScheme="auto"
            withCssVariables={false}
            withGlobalClasses={false}
            getStyleNonce={() => nonce}
          >
            {children}
            <Toaster />
          </MantineProvider>
        </DirectionProvider>
        <StateScript />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** What the server knew, for the browser's store to start from. */
function StateScript() {
  const nonce = useNonce()
  const store = useStore() as Store
  const code = import.meta.env.SSR ? `window.stoaState=${stateForBrowser(store)}` : ''
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: code }} />
}

export default function App() {
  return <Outlet />
}

export { PlainError as ErrorBoundary }
