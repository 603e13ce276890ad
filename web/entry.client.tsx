import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Provider } from 'react-redux'
import { HydratedRouter } from 'react-router/dom'
import { getBrowserStore } from './data/store.ts'
import { nonceOfDocument } from './nonce.tsx'

// The scroll lock under a dialog writes a style at run time; its library looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonceOfDocument() })

// Shows what this browser is told, and says when the market cannot be reached. Pages that are compiled as they are asked for do without.
if (import.meta.env.PROD)
  addEventListener('load', () => navigator.serviceWorker?.register('/service-worker.js').catch(() => {}))

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Provider store={getBrowserStore()}>
        <HydratedRouter />
      </Provider>
    </StrictMode>,
  )
})
