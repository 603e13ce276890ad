import { atelierVolta } from './shops/atelier-volta.ts'
import { bragaBindery } from './shops/braga-bindery.ts'
import { clearHollow } from './shops/clear-hollow.ts'
import { fernAndField } from './shops/fern-and-field.ts'
import { figAndCedar } from './shops/fig-and-cedar.ts'
import { grainWorks } from './shops/grain-works.ts'
import { kilnAndClay } from './shops/kiln-and-clay.ts'
import { lumenHouse } from './shops/lumen-house.ts'
import { northAudio } from './shops/north-audio.ts'
import { northwindKnitting } from './shops/northwind-knitting.ts'
import { paperMoon } from './shops/paper-moon.ts'
import { secondLight } from './shops/second-light.ts'
import { veloNorte } from './shops/velo-norte.ts'
import type { DemoShop } from './story.ts'

/** Every shop under the roof, in the order in which they came. */
export const shops: DemoShop[] = [
  kilnAndClay,
  northAudio,
  grainWorks,
  lumenHouse,
  atelierVolta,
  figAndCedar,
  veloNorte,
  fernAndField,
  secondLight,
  paperMoon,
  clearHollow,
  bragaBindery,
  northwindKnitting,
]
