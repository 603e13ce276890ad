import type { Rhythm, RhythmUnit } from '#shared/billing-days.ts'
import type { Language } from '#shared/languages.ts'

const words: Record<Language, Record<RhythmUnit, [one: string, many: (every: number) => string]>> = {
  en: {
    day: ['every day', (every) => `every ${every} days`],
    week: ['every week', (every) => `every ${every} weeks`],
    month: ['every month', (every) => `every ${every} months`],
    year: ['every year', (every) => `every ${every} years`],
  },
  de: {
    day: ['jeden Tag', (every) => `alle ${every} Tage`],
    week: ['jede Woche', (every) => `alle ${every} Wochen`],
    month: ['jeden Monat', (every) => `alle ${every} Monate`],
    year: ['jedes Jahr', (every) => `alle ${every} Jahre`],
  },
  fr: {
    day: ['chaque jour', (every) => `tous les ${every} jours`],
    week: ['chaque semaine', (every) => `toutes les ${every} semaines`],
    month: ['chaque mois', (every) => `tous les ${every} mois`],
    year: ['chaque année', (every) => `tous les ${every} ans`],
  },
  pt: {
    day: ['todos os dias', (every) => `a cada ${every} dias`],
    week: ['todas as semanas', (every) => `a cada ${every} semanas`],
    month: ['todos os meses', (every) => `a cada ${every} meses`],
    year: ['todos os anos', (every) => `a cada ${every} anos`],
  },
  es: {
    day: ['cada día', (every) => `cada ${every} días`],
    week: ['cada semana', (every) => `cada ${every} semanas`],
    month: ['cada mes', (every) => `cada ${every} meses`],
    year: ['cada año', (every) => `cada ${every} años`],
  },
}

/** A rhythm within a sentence: “every month”, “alle 3 Monate”. */
export function rhythmWords({ unit, every }: Rhythm, language: Language): string {
  const [one, many] = words[language][unit]
  return every === 1 ? one : many(every)
}
