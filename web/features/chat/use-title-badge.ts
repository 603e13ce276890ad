import { useEffect } from 'react'

/** Puts how many messages wait before the title of the page, `(2) Messages`, whatever page it is. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    const mark = () => {
      const plain = document.title.replace(/^\(\d+\+?\) /, '')
      const wanted = count > 0 ? `(${count > 99 ? '99+' : count}) ${plain}` : plain
      if (document.title !== wanted) document.title = wanted
    }
    mark()
    // Each page writes its own title when it comes.
    const watching = new MutationObserver(mark)
    watching.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watching.disconnect()
  }, [count])
}
