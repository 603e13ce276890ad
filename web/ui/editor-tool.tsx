import type { ReactNode } from 'react'
import styles from './editor-tool.module.css'

interface EditorToolProps {
  label: string
  isOn: boolean | undefined
  onPress: () => void
  children: ReactNode
}

/** One button of the bar over a text: it says whether what it does holds where one writes. */
export function EditorTool({ label, isOn = false, onPress, children }: EditorToolProps) {
  return (
    <button type="button" className={styles.tool} aria-label={label} aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  )
}
