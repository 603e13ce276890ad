import { createContext, use } from 'react'

const NonceContext = createContext('')

/** Gives the page's Content-Security-Policy nonce to the elements that carry it; empty in the browser. */
export const NonceProvider = NonceContext.Provider

/** The nonce of this page for `<script>` and `<style>`. */
export function useNonce(): string {
  return use(NonceContext)
}
