import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Provider } from 'react-redux'
import { HydratedRouter } from 'react-router/dom'
import { getBrowserStore } from './data/store.ts'

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
