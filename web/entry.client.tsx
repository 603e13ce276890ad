import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Provider } from 'react-redux'
import { HydratedRouter } from 'react-router/dom'
import { getBrowserStore } from './data/store.ts'
import { nonceOfDocument } from './nonce.tsx'

// The scroll lock under a dialog writes a style at run time; its library looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonceOfDocument() })

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
