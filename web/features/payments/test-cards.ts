/** Cards of the sandbox bank, and what each of them does. */
export const testCards = [
  { number: '4242424242424242', happens: 'is paid at once' },
  { number: '4000002760003184', happens: 'asks for 3-D Secure' },
  { number: '4000000000000002', happens: 'is declined' },
  { number: '4000000000009995', happens: 'has too little money' },
  { number: '4000000000000077', happens: 'takes eight seconds' },
  { number: '4000000000000119', happens: 'loses the bank’s answer' },
] as const
