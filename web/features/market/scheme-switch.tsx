import { IconMoon, IconSun } from '../../ui/icons.ts'
import { switchScheme } from './scheme.ts'
import styles from './scheme-switch.module.css'

/** Turns the lights off and on; the choice is kept in the browser. */
export function SchemeSwitch({ withWord = false }: { withWord?: boolean }) {
  return (
    <button
      type="button"
      className={styles.switch}
      aria-label={withWord ? undefined : 'Change between light and dark'}
      onClick={switchScheme}
    >
      <IconMoon size={20} stroke={1.6} className={styles.moon} aria-hidden />
      <IconSun size={20} stroke={1.6} className={styles.sun} aria-hidden />
      {withWord && <span>Light or dark</span>}
    </button>
  )
}
