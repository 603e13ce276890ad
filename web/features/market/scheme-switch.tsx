import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '../../ui/icons.ts'
import styles from './scheme-switch.module.css'

/** Turns the lights off and on; the choice is kept in the browser. */
export function SchemeSwitch({ withWord = false }: { withWord?: boolean }) {
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true })
  return (
    <button
      type="button"
      className={styles.switch}
      aria-label={withWord ? undefined : 'Change between light and dark'}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      <IconMoon size={20} stroke={1.6} className={styles.moon} aria-hidden />
      <IconSun size={20} stroke={1.6} className={styles.sun} aria-hidden />
      {withWord && <span>Light or dark</span>}
    </button>
  )
}
