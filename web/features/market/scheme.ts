/** Under this name Mantine, too, looks for the visitor's choice. */
const storageKey = 'mantine-color-scheme-value'
const attribute = 'data-mantine-color-scheme'

/** Runs before the page is drawn, so that it never flashes in the other scheme. */
export const schemeScript = `try{var s=localStorage.getItem('${storageKey}');var d=s==='dark'||(s!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.setAttribute('${attribute}',d?'dark':'light')}catch(e){}`

/** Changes between light and dark and keeps the choice in this browser. */
export function switchScheme(): void {
  const next = document.documentElement.getAttribute(attribute) === 'dark' ? 'light' : 'dark'
  document.documentElement.setAttribute(attribute, next)
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
}
