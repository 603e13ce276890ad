import { createContext, use } from 'react'

/** The nonce of this page; the browser hides it from stylesheets and attributes but not from scripts that already run. */
export const nonceOfDocument = () => document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? ''

const NonceContext = createContext(import.meta.env.SSR ? '' : nonceOfDocument())

/** Gives the Content-Security-Policy nonce of a document to what is rendered on the server. */
export const NonceProvider = NonceContext.Provider

/** The nonce that `<script>` and `<style>` of this document carry. */
export function useNonce(): string {
  return use(NonceContext)
}
