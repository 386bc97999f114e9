import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { EventOf } from '../../events/catalogue.ts';
import { seal } from '../../events/event.ts';
import { meldingOntvangen } from '../../events/intake/melding-ontvangen.v1.ts';
import type { RegisseurRequest } from '../../services/regie/contract.ts';
import type { Regisseur } from '../../services/regie/domain/regisseur.ts';
import type { MeldingData } from '../../services/regie/domain/weighing.ts';
import type { Deps } from '../../services/regie/store.ts';
import type { StaffRole } from '../../shared/gemeente.ts';
import { randomIdentifiers } from '../../shared/identifiers.ts';
import type { Staff } from '../../shared/lambda/api.ts';
import type { Table } from '../../shared/store/table.ts';

/** What the tests of regie and plans share: a municipality, a melding, a pool, a member of staff. */
export const now = '2026-11-23T09:00:00Z';

export function regieDeps(table: Table, name = 'almelo'): Deps {
  const gemeente = readGemeente(name);
  return {
    table,
    installation: {
      gemeente,
      omgeving: {
        stage: 'test',
        url: `https://${gemeente.domein}`,
        herkomst: `https://${gemeente.herkomstDomein}`,
        issuer: gemeente.aanmelden.issuer,
      },
    },
    ids: randomIdentifiers,
    log: () => undefined,
  };
}

/** Vermoedelijk complex, about the own household, with an address of its own. */
export function melding(overrides: Partial<MeldingData> = {}): EventOf<'nl.regie.melding.ontvangen.v1'> {
  const meldingId = overrides.meldingId ?? randomIdentifiers.meldingsnummer('2026');
  return seal(meldingOntvangen, {
    id: randomIdentifiers.uuid(),
    oin: '00000001000000000000',
    host: 'vlot.almelo.example',
    subject: meldingId,
    sequence: 1,
    time: now,
    data: {
      ...meldingOntvangen.example,
      betrokkenOrganisaties: [],
      adresSleutel: randomIdentifiers.uuid(),
      ...overrides,
      meldingId,
    },
  });
}

export const regisseurFields = (overrides: Partial<RegisseurRequest> = {}): RegisseurRequest => ({
  naam: 'Anna Voorbeeld',
  telefoon: '0546 00 00 99',
  email: `${randomIdentifiers.uuid().slice(0, 8)}@almelo.example`,
  organisatie: 'wijkteam-almelo',
  hbo: true,
  registraties: [{ register: 'SKJ', nummer: 'SKJ-VOORBEELD', geldigTot: '2030-12-31' }],
  doelgroepen: ['jeugd', 'ggz', 'lvb', 'ouderen'],
  competenties: [],
  urenPerWeek: 32,
  capaciteit: 5,
  ...overrides,
});

export const regisseurState = (overrides: Partial<Regisseur> = {}): Regisseur => ({
  ...regisseurFields(),
  regisseurId: randomIdentifiers.uuid(),
  organisatieNaam: 'Wijkteam Almelo',
  arrangementUren: 0,
  belasting: 0,
  waarneemt: 0,
  afwezigheden: [],
  weigeringen: {},
  gemeld: [],
  status: 'beschikbaar',
  versie: 1,
  ...overrides,
});

export const staff = (rol: StaffRole, email = `${rol}@almelo.example`): Staff => ({
  id: rol,
  naam: `${rol} Voorbeeld`,
  email,
  rollen: [rol],
  teams: [],
});
