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
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { useRealtime } from '#web/data/realtime.ts'
import { useSettings } from '#web/data/settings.ts'
import { useNonce } from '#web/nonce.tsx'
import { themeFor, themeStyle } from '#web/theme.ts'

/**
 * Around the pages that have forms and dialogs: brings Mantine and its styles. The pages a visitor walks through first
 * (home, shelves, products, shops) stand outside and do not download it.
 */
export default function Controls() {
  useRealtime()
  const nonce = useNonce()
  const { accentShades, direction } = useSettings()
  const theme = useMemo(() => themeFor(accentShades), [accentShades])
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeStyle(accentShades) }} />
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
        getStyleNonce={() => nonce}
      >
        <Outlet />
      </MantineProvider>
    </DirectionProvider>
  )
}
