import { combineReducers, configureStore } from '@reduxjs/toolkit'
import { createContext } from 'react-router'
import { api, type CallApi } from './api.ts'
import { doors } from './doors.ts'
import { origin } from './origin.ts'
import { settings } from './settings.ts'

const reducer = combineReducers({
  [api.reducerPath]: api.reducer,
  [settings.name]: settings.reducer,
  [doors.name]: doors.reducer,
  [origin.name]: origin.reducer,
})

/** A new store: one per request on the server, one for the whole visit in the browser. */
export function makeStore(extra: { callApi?: CallApi } = {}, preloadedState?: Partial<RootState>) {
  return configureStore({
    reducer,
    ...(preloadedState && { preloadedState }),
    devTools: import.meta.env.DEV,
    middleware: (defaults) =>
      defaults({
        thunk: { extraArgument: extra },
        serializableCheck: import.meta.env.DEV,
        immutableCheck: import.meta.env.DEV,
      }).concat(api.middleware),
    // Pages hear of an answer before the next picture is drawn: a frame later, a choice just made would jump back for a moment.
    enhancers: (defaults) => defaults({ autoBatch: { type: 'tick' } }),
  })
}

export type RootState = ReturnType<typeof reducer>
export type Store = ReturnType<typeof makeStore>

/** Where loaders on the server find the store of their request. */
export const storeContext = createContext<Store>()

declare global {
  interface Window {
    stoaState?: Partial<RootState>
  }
}

let browserStore: Store | undefined

/** The store of this browser page, started from the state that came with the document. */
export function getBrowserStore(): Store {
  browserStore ??= makeStore({}, window.stoaState)
  return browserStore
}

/** What travels with the document: answers, settings and doors, without what only the server's store needs. */
export function stateForBrowser(store: Store): string {
  const { api: cache, ...slices } = store.getState()
  const state = { ...slices, api: { ...cache, subscriptions: {}, mutations: {}, config: undefined } }
  return JSON.stringify(state).replaceAll('<', '\\u003c')
}
