import { createSlice } from '@reduxjs/toolkit'
import { useSelector } from 'react-redux'
import type { Market } from '#shared/api/market.schemas.ts'
import { marketApi } from './market.ts'

/** What a page looks like before the market answered, and when it cannot answer. */
export const plainMarket: Market = {
  name: 'Stoa',
  tagline: '',
  accentColor: '#1d6a4e',
  accentShades: [
    '#eff6f3',
    '#e0ede5',
    '#bcd9cb',
    '#96c6ae',
    '#74c9a2',
    '#4f9e7c',
    '#37886a',
    '#287959',
    '#1d6a4e',
    '#155039',
  ],
  currency: 'EUR',
  locale: 'en-IE',
  direction: 'ltr',
  country: 'PT',
  isSandbox: false,
  clockAheadSeconds: null,
  paymentMethods: [],
  cash: { limit: null, places: [] },
  pricesIncludeTax: true,
  reviewsProducts: false,
  gateways: { card: null, paypal: null },
  notesContacts: false,
  shopCount: 0,
  productCount: 0,
}

/** The public settings of the market; filled on the server for every document, renewed when the market is asked again. */
export const settings = createSlice({
  name: 'settings',
  initialState: plainMarket,
  reducers: {},
  extraReducers: (builder) => {
    builder.addMatcher(marketApi.endpoints.getMarket.matchFulfilled, (_state, { payload }) => payload)
  },
})

/** Name, colour, locale and currency of the market. */
export function useSettings(): Market {
  return useSelector((state: { settings: Market }) => state.settings)
}

/** The locale in which the market writes amounts and dates: `en-IE`. */
export function useLocale(): string {
  return useSelector((state: { settings: Market }) => state.settings.locale)
}
