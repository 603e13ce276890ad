import { useEffect } from 'react'

/** Puts how many messages wait before the title of the page, `(2) Messages`, whatever page it is. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    const mark = () => {
      const wanted = withCount(document.title, count)
      if (document.title !== wanted) document.title = wanted
    }
    mark()
    // Each page writes its own title when it comes.
    const watching = new MutationObserver(mark)
    watching.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watching.disconnect()
  }, [count])
}

/** A title with how many messages wait before it, in place of the count it had. */
export function withCount(title: string, count: number): string {
  const plain = title.replace(/^\((?:\d{1,2}|99\+)\) /, '')
  return count > 0 ? `(${count > 99 ? '99+' : count}) ${plain}` : plain
}
