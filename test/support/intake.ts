import { readGemeente } from '../../cdk/gemeenten/index.ts';
import { type MeldingInput, type MeldingRequest, meldingRequest } from '../../services/intake/contract.ts';
import type { ReceiveDependencies } from '../../services/intake/receive-melding.ts';
import type { Installation, StaffRole } from '../../shared/gemeente.ts';
import { adresSleutel, randomIdentifiers } from '../../shared/identifiers.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import { createLog } from '../../shared/log.ts';
import type { Table } from '../../shared/store/table.ts';

export function installationOf(code: string): Installation {
  const gemeente = readGemeente(code);
  return {
    gemeente,
    omgeving: {
      stage: 'test',
      url: `https://${gemeente.domein}`,
      herkomst: `https://${gemeente.herkomstDomein}`,
      issuer: 'https://staff.example',
    },
  };
}

export const story = 'Er komen vier hulpverleners en niemand overlegt met elkaar.';

/** A parent who reports about the own household; vermoedelijk complex. */
export const meldingInput: MeldingInput = {
  watLooptVast: story,
  over: 'mijnGezin',
  melder: { naam: 'Ouder Voorbeeld', rol: 'ouder', email: 'ouder@voorbeeld.example', telefoon: '06 12345678' },
  leefgebieden: ['financien', 'huisvesting', 'opvoeding'],
  betrokkenOrganisaties: ['Thuiszorg'],
  aantalHulpverleners: 4,
  minderjarigen: 'ja',
  overzichtHouden: 'nee',
  veiligheid: 'zorgen',
  woonadres: { postcode: '7607 ew', huisnummer: 30 },
};

export const meldingOf = (changes: Partial<MeldingInput> = {}): MeldingRequest =>
  meldingRequest.parse({ ...meldingInput, ...changes });

export function intakeOn(table: Table, code = 'almelo'): ReceiveDependencies {
  return {
    table,
    installation: installationOf(code),
    ids: randomIdentifiers,
    log: createLog(() => undefined, 'intake'),
    pseudonymize: async (adres) => adresSleutel('a secret of this test, long enough', adres),
  };
}

/** A signed-in member of staff of the municipality with this code. */
export const staffOf = (rol: StaffRole, changes: Partial<Staff> = {}): Staff => ({
  id: rol,
  naam: `${rol[0]?.toUpperCase()}${rol.slice(1)} Voorbeeld`,
  email: `${rol}@hellendoorn.example`,
  rollen: [rol],
  teams: [],
  ...changes,
});
