/** Invented names of the sample office's world. None of these people and places exists. */
import type { CustomerKind } from '../../shared/words.ts';
import type { Chance } from './chance.ts';

const wellKnown: Record<CustomerKind, readonly string[]> = {
  facility: [
    'Maple Court Nursing',
    'Oak Ridge Care Center',
    'Harbor View Rehab',
    'St. Anne Hospital',
    'Twin Rivers Dialysis',
    'Sunset Villas',
    'Blue Mesa Health',
  ],
  affiliate: ['Hill Country EMS', 'Bluebonnet Ambulance', 'Capital Medical Transit'],
  patient: ['Maria Reyes', 'James Whitfield', 'Grace Kim', 'Luis Ortega', 'Ana Petrov', 'Tom Becker', 'Walter Diaz', 'Eleanor Hughes'],
};

const places =
  words(`Cedar Park, Pecan Grove, Live Oak, Barton, Onion Creek, Lakeway, Windmill, Bee Cave, Shoal Creek, Mission, Round Rock, Zilker,
  Prairie View, Stonebridge, Walnut Hill, Juniper, Riverbend, Magnolia, Sage Meadow, Willow Bend, Dove Springs, Red Bluff, Mesquite, Silver Lake,
  Brushy Creek, Limestone, Heritage Oaks, Cypress, Granite Shoals, Pflugerville, Manchaca, Wimberley`);
const houses = words(
  `Nursing & Rehab, Care Center, Dialysis, Health, Senior Living, Hospital, Rehab, Memory Care, Surgical Center, Hospice`,
);
const services = words(`EMS, Ambulance, Medical Transit, Patient Transport, Mobile Care`);
const givenNames =
  words(`Alice, Benjamin, Carla, Dennis, Esther, Frank, Gloria, Harold, Irene, Joseph, Karen, Leonard, Monica, Nathan, Olga, Patrick,
  Ruth, Samuel, Teresa, Victor, Wanda, Xavier, Yolanda, Zachary, Adela, Bernard, Cecilia, Douglas, Elena, Felix, Greta, Hector, Ingrid, Jerome,
  Katherine, Lionel, Marta, Norman, Ophelia, Raymond, Sylvia, Theodore, Ursula, Vernon, Winifred`);
const familyNames =
  words(`Alvarez, Bauer, Castillo, Dawson, Ellison, Fischer, Garza, Hartley, Ibarra, Jennings, Kowalski, Lindgren, Mercer, Navarro,
  Oakes, Pruitt, Quintero, Rourke, Salazar, Thornton, Underhill, Vasquez, Wexler, Yates, Zamora, Abbott, Brandt, Cordova, Delgado, Emerson,
  Fuentes, Granger, Holloway, Ingram, Jarvis, Keller, Lozano, Maddox, Nielsen, Ortiz`);
const streets = words(
  `Cedar Ln, Congress Ave, Lamar Blvd, Guadalupe St, Red River St, Manor Rd, Duval St, Burnet Rd, Oltorf St, Riverside Dr, Exposition Blvd`,
);
const towns: readonly (readonly [string, string])[] = [
  ['Austin', '78704'],
  ['Round Rock', '78664'],
  ['Cedar Park', '78613'],
  ['Pflugerville', '78660'],
  ['Georgetown', '78626'],
  ['San Marcos', '78666'],
  ['Bastrop', '78602'],
];

/** A name for the customer number `index` of its kind; the same index, the same name. */
export function customerName(kind: CustomerKind, index: number): string {
  const known = wellKnown[kind][index];
  if (known !== undefined) return known;
  const rest = index - wellKnown[kind].length;
  if (kind === 'patient') return pair(givenNames, familyNames, rest);
  return pair(places, kind === 'facility' ? houses : services, rest);
}

/** Any person, for the trips of facilities. */
export function personName(chance: Chance): string {
  return `${chance.one(givenNames)} ${chance.one(familyNames)}`;
}

/** A house that patients are brought to. */
export function houseName(chance: Chance): string {
  return chance.happens(40) ? chance.one(wellKnown.facility) : `${chance.one(places)} ${chance.one(houses)}`;
}

export type Address = { line1: string; city: string; region: string; postal: string };

export function address(chance: Chance): Address {
  const [city, postal] = chance.one(towns);
  return { line1: `${chance.between(100, 9899)} ${chance.one(streets)}`, city, region: 'TX', postal };
}

/** Walks through all pairs before any comes again, and then numbers them. */
function pair(first: readonly string[], second: readonly string[], index: number): string {
  const place = index % first.length;
  const round = Math.floor(index / first.length);
  const left = first[(place * 7) % first.length];
  const right = second[(place + round) % second.length];
  const again = Math.floor(index / (first.length * second.length));
  return again === 0 ? `${left} ${right}` : `${left} ${right} ${again + 1}`;
}

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim());
}
