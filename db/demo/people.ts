import type { Home } from './story.ts'

export interface DemoPerson {
  name: string
  email: string
  avatar: string
  joinedDaysAgo: number
  home: Home
}

const at = (street: string, postalCode: string, city: string, country: string): Home => ({
  street,
  postalCode,
  city,
  country,
})

/** Everybody in town opens the door with this. */
export const password = 'market-day'

/** Who lives in the town: nine who buy, fourteen who make and sell (and buy from each other), one who keeps the market. */
export const people = {
  // Customers
  ines: person('Ines Duarte', 'ines', '01', 88, at('Rua das Flores 41, 2.º', '1200-195', 'Lisbon', 'PT')),
  jonas: person('Jonas Weber', 'jonas', '24', 80, at('Eppendorfer Weg 118', '20259', 'Hamburg', 'DE')),
  clara: person('Clara Nunes', 'clara', '17', 79, at('Rua da Sofia 73', '3000-389', 'Coimbra', 'PT')),
  liwei: person('Li Wei', 'li.wei', '16', 77, at('Lauriergracht 52', '1016 RL', 'Amsterdam', 'NL')),
  yuki: person('Yuki Hara', 'yuki', '13', 71, at('14 rue des Martyrs', '75009', 'Paris', 'FR')),
  amara: person('Amara Diallo', 'amara', '12', 70, at('Rue du Bailli 29', '1050', 'Brussels', 'BE')),
  lena: person('Lena Wolf', 'lena', '15', 66, at('Neubaugasse 60', '1070', 'Vienna', 'AT')),
  mateus: person('Mateus Rocha', 'mateus', '05', 58, at('Rua do Souto 112', '4700-329', 'Braga', 'PT')),
  harjit: person('Harjit Singh', 'harjit', '08', 52, at('31 Synge Street', 'D08 X2K4', 'Dublin', 'IE')),

  // Kiln & Clay
  marta: person('Marta Ferreira', 'marta', '07', 90, at('Rua de Cedofeita 318', '4050-174', 'Porto', 'PT')),
  rui: person('Rui Carvalho', 'rui', '04', 90, at('Rua do Breiner 85', '4050-126', 'Porto', 'PT')),
  tomas: person('Tomás Leal', 'tomas', '21', 61, at('Rua da Torrinha 40', '4050-610', 'Porto', 'PT')),

  // The other shops
  elin: person('Elin Sandström', 'elin', '06', 87, at('Karl Johansgatan 9', '414 59', 'Gothenburg', 'SE')),
  iker: person('Iker Zabala', 'iker', '18', 86, at('Ribera de Deusto 22', '48014', 'Bilbao', 'ES')),
  griet: person('Griet Maes', 'griet', '19', 86, at('Burgstraat 6', '9000', 'Ghent', 'BE')),
  hugo: person('Hugo Perrin', 'hugo', '11', 84, at('8 rue Battant', '25000', 'Besançon', 'FR')),
  beatriz: person('Beatriz Lemos', 'beatriz', '03', 83, at('Rua da Silva 14', '1200-447', 'Lisbon', 'PT')),
  nuno: person('Nuno Tavares', 'nuno', '14', 82, at('Rua do Gravito 27', '3800-196', 'Aveiro', 'PT')),
  sanne: person('Sanne de Wit', 'sanne', '20', 81, at('Twijnstraat 33', '3511 ZG', 'Utrecht', 'NL')),
  klaus: person('Klaus Brandt', 'klaus', '02', 78, at('Weserstraße 171', '12045', 'Berlin', 'DE')),
  giulia: person('Giulia Conti', 'giulia', '23', 76, at('Via Balbo 5', '60044', 'Fabriano', 'IT')),
  alvise: person('Alvise Zanetti', 'alvise', '09', 74, at('Fondamenta dei Vetrai 61', '30141', 'Murano', 'IT')),
  aoife: person('Aoife Byrne', 'aoife', '22', 3, at('12 Dominick Street', 'H91 E4K8', 'Galway', 'IE')),

  // Keeps the market
  helena: person('Helena Prata', 'operator', '10', 92, at('Rua da Boavista 84', '1200-068', 'Lisbon', 'PT')),
} satisfies Record<string, DemoPerson>

export type PersonKey = keyof typeof people

/** Who opens the operator's door. */
export const operator: PersonKey = 'helena'

/** One person for each door, to be told to whoever starts the market. */
export const signIns = [
  { door: 'Market', email: people.ines.email },
  { door: 'Sellers', email: people.marta.email },
  { door: 'Operators', email: people.helena.email },
] as const

function person(name: string, mailbox: string, avatar: string, joinedDaysAgo: number, home: Home): DemoPerson {
  return { name, email: `${mailbox}@example.com`, avatar: `avatar-${avatar}`, joinedDaysAgo, home }
}
