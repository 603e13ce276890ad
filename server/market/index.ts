export { openMarketBook, settingsOf, type MarketBook, type MarketSettings } from './settings.ts'
export { commissionRoutes } from './commission-routes.ts'
export { commissionOf, usualCommissionBps, type Commission, type CommissionTerms, type Sale } from './commission.ts'
export { marketRoutes } from './routes.ts'
