import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import styles from './basket-bar.module.css'

interface BasketBarProps {
  /** The button in the page; the bar stands in for it once it has left the screen at the top. */
  standsInFor: RefObject<HTMLElement | null>
  /** Price and, in a few words, what was chosen. */
  words: ReactNode
  children: ReactNode
}

/** On a phone: the price and the green button at the foot of the screen while the page's own button is scrolled away. */
export function BasketBar({ standsInFor, words, children }: BasketBarProps) {
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    const button = standsInFor.current
    if (!button) return undefined
    // Below the screen counts as on it: only what has left at the top is away, also after a jump.
    const observer = new IntersectionObserver(([entry]) => setAway(!entry!.isIntersecting), {
      rootMargin: '0px 0px 100000px 0px',
    })
    observer.observe(button)
    return () => observer.disconnect()
  }, [standsInFor])
  if (!isAway) return null
  return (
    <aside className={styles.bar} aria-label="Add to basket">
      <div className={styles.words}>{words}</div>
      {children}
    </aside>
  )
}
