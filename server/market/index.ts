export { openMarketBook, settingsOf, type MarketBook, type MarketSettings } from './settings.ts'
export { marketRoutes } from './routes.ts'
