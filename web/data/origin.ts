import { createSlice } from '@reduxjs/toolkit'
import { useSelector } from 'react-redux'

/** Where people reach the market (`https://market.example`), for the addresses that leave it: canonical, previews, JSON-LD. */
export const origin = createSlice({ name: 'origin', initialState: '', reducers: {} })

/** Makes whole addresses of paths: `/shops` becomes `https://market.example/shops`. */
export function useWholeAddress(): (path: string) => string {
  const start = useSelector((state: { origin: string }) => state.origin)
  return (path) => (path.startsWith('/') ? start + path : path)
}
