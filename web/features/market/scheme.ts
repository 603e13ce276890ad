/** Under this name Mantine, too, looks for the visitor's choice. */
const storageKey = 'mantine-color-scheme-value'
const attribute = 'data-mantine-color-scheme'
/** The paper of each scheme, for the browser's own bars. */
const papers = { light: '#fbf9f5', dark: '#151410' }

/**
 * Runs before the page is drawn, so that it never flashes in the other scheme. The colour of the browser's bars is put
 * in here and not by React, which would put its own back.
 */
export const schemeScript = !import.meta.env.SSR
  ? ''
  : `try{var s=localStorage.getItem('${storageKey}')}catch(e){}var d=s==='dark'||(s!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.setAttribute('${attribute}',d?'dark':'light');var m=document.createElement('meta');m.name='theme-color';m.content=d?'${papers.dark}':'${papers.light}';document.head.append(m)`

/** Changes between light and dark and keeps the choice in this browser. */
export function switchScheme(): void {
  const next = document.documentElement.getAttribute(attribute) === 'dark' ? 'light' : 'dark'
  document.documentElement.setAttribute(attribute, next)
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', papers[next])
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
}
