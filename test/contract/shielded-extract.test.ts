import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afgeschermd, type Bestemming } from '../../events/vocabulary.ts';
import { claimMelding } from '../../services/intake/claim-melding.ts';
import {
  afrondingRequest,
  type MeldingInput,
  type PogingRequest,
  type UittrekselResponse,
  uitkomstRequest,
} from '../../services/intake/contract.ts';
import { finishMelding } from '../../services/intake/finish-melding.ts';
import { giveUitkomst } from '../../services/intake/give-uitkomst.ts';
import { makeUittreksel } from '../../services/intake/make-uittreksel.ts';
import { addNote } from '../../services/intake/note.ts';
import { readDossier } from '../../services/intake/read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from '../../services/intake/receive-melding.ts';
import { recordPoging } from '../../services/intake/record-poging.ts';
import { reopenMelding } from '../../services/intake/reopen-melding.ts';
import { openIntakeStore } from '../../services/intake/store.ts';
import { untouched } from '../../services/portal/desk-form.ts';
import { uittrekselPage } from '../../services/portal/pages/uittreksel.ts';
import { intakeOn, meldingOf, staffOf } from '../support/intake.ts';
import { settingOf } from '../support/portal.ts';
import { startTestTable, type TestTable } from '../support/table.ts';

/**
 * A melder may be the one whom somebody has to be kept safe from. The extract of a melding that went to Veilig Thuis, with
 * all that staff did and wrote about it, is the same as that of a melding that did not: also in what it leaves out.
 */
const now = '2026-11-23T08:30:00Z';
const later = '2026-11-24T09:00:00Z';
const afterwards = '2026-11-24T11:00:00Z';
const werkverdeler = staffOf('werkverdeler');
const privacy = staffOf('privacyfunctionaris');

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());

/** By phone, so that an ordinary call is owed as well. */
const byPhone: Partial<MeldingInput> = {
  melder: { naam: 'Ouder Voorbeeld', rol: 'ouder', telefoon: '06 12345678' },
};
const byMail: Partial<MeldingInput> = {
  melder: { naam: 'Ouder Voorbeeld', rol: 'ouder', email: 'ouder@voorbeeld.example' },
};
const youngPerson: Partial<MeldingInput> = {
  melder: { rol: 'jeugdige', leeftijd: 13, email: 'jongere@voorbeeld.example' },
};

const about = (meldingsnummer: string, at = later) => ({
  meldingsnummer,
  staff: werkverdeler,
  now: at,
  idempotencyKey: undefined,
});
const note = (nummer: string, tekst: string) => addNote(deps, { ...about(nummer), input: { soort: 'notitie', tekst } });

/** Read, claimed, and called once in vain. */
async function inHand(changes: Partial<MeldingInput> = byPhone): Promise<string> {
  const input = meldingOf({ woonadres: undefined, ...changes });
  const { melding } = await receiveMelding(deps, { input, now, idempotencyKey: undefined });
  const nummer = melding.meldingsnummer;
  await readDossier(deps, { meldingsnummer: nummer }, { staff: werkverdeler, now: later, requestId: 'verzoek-1' });
  await claimMelding(deps, { ...about(nummer), input: { actie: 'oppakken' } });
  const [call] = await openIntakeStore(deps.table).openTasks(nummer);
  if (call?.bericht) await attempt(nummer, call.taakId, { resultaat: 'nietBereikt', toelichting: 'Voicemail' });
  return nummer;
}
const attempt = (nummer: string, taakId: string, input: Pick<PogingRequest, 'resultaat' | 'toelichting'>) =>
  recordPoging(deps, { ...about(nummer), taakId, input });

const pass = (nummer: string, bestemming: Bestemming, at = later) =>
  giveUitkomst(deps, {
    ...about(nummer, at),
    input: uitkomstRequest.parse({
      uitkomst: 'doorgezonden',
      reden: 'KANARIE',
      bestemming,
      bewijs: { wijze: 'telefoon', kenmerk: 'KANARIE', op: now },
      ...(bestemming === 'veiligThuis' && {
        meldcode: { signalenInKaart: true, overlegGehad: true, gesprek: 'gevoerd', gewogen: true },
      }),
    }),
  });
const reopen = (nummer: string, nietVertellen = true, at = later) =>
  reopenMelding(deps, {
    ...about(nummer, at),
    input: { reden: 'nieuweInformatie', toelichting: 'KANARIE', nietVertellen },
  });
const advise = (nummer: string, { nietVertellen }: { nietVertellen: boolean }) => {
  const input = { uitkomst: 'advies', reden: 'KANARIE', antwoord: 'Bel de huisarts.', nietVertellen };
  return giveUitkomst(deps, { ...about(nummer), input: uitkomstRequest.parse(input) });
};
async function decideWhoHears(nummer: string, resultaat: PogingRequest['resultaat']): Promise<void> {
  const open = await openIntakeStore(deps.table).openTasks(nummer);
  const task = open.find(({ onderwerp }) => onderwerp === 'nietVanzelf');
  if (task) await attempt(nummer, task.taakId, { resultaat, toelichting: 'KANARIE: melder hoort niets' });
}

const extractOf = (nummer: string) =>
  makeUittreksel(
    deps,
    { meldingsnummer: nummer },
    { staff: privacy, now: '2026-11-24T16:00:00Z', requestId: 'verzoek-2' },
  );
const pageOf = (extract: UittrekselResponse) =>
  uittrekselPage(
    settingOf('hellendoorn'),
    { naam: 'Voorbeeld', rollen: ['privacyfunctionaris'], teams: [] },
    { uittreksel: { ...extract, ontbreekt: [] }, casusId: null, eigenWoorden: [] },
    untouched('sleutel'),
  );

const days = 'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag';
const moments = new RegExp(`(?:${days}) \\d{1,2} \\p{L}+(?: \\d{4})?(?:,? (?:om )?\\d{1,2}[.:]\\d\\d(?: uur)?)?`, 'gu');
/** Two meldingen have a number and moments of their own, and nothing else that tells them apart. */
const alike = (nummer: string, text: string) =>
  text
    .replaceAll(nummer, 'M')
    .replace(moments, 'een moment')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'een moment');

/** The whole of it, leaf by leaf, as a file and as a page. */
async function read(nummer: string) {
  const extract = await extractOf(nummer);
  const leaves = extract.onderdelen.flatMap(({ titel, regels }) =>
    regels.map(({ naam, waarde }) => alike(nummer, `${titel} | ${naam} | ${waarde}`)),
  );
  expect(leaves.join(' ')).not.toMatch(/KANARIE/);
  return { leaves, page: alike(nummer, pageOf(extract)) };
}

describe('the extract of who must not hear', () => {
  it.each(afgeschermd)('%s, with attempts and notes: not one leaf differs', async (bestemming) => {
    const plain = await inHand();
    await note(plain, 'Een gewone aantekening.');
    const shielded = await inHand();
    await note(shielded, 'KANARIE: overleg met Veilig Thuis');
    await pass(shielded, bestemming);
    await note(shielded, 'KANARIE: afgesproken dat melder niets hoort');
    await decideWhoHears(shielded, 'nietBereikt');
    await decideWhoHears(shielded, 'nietVeilig');
    const [one, other] = [await read(plain), await read(shielded)];
    expect(other).toEqual(one);
    expect(one.leaves.join('\n')).toContain('Stand | in behandeling');
    expect(one.page).not.toMatch(/veilig thuis|afgerond/i);
  });

  it('opened again afterwards, it is as if it had never been closed', async () => {
    const [plain, shielded] = [await inHand(), await inHand()];
    await pass(shielded, 'veiligThuis');
    await decideWhoHears(shielded, 'bereikt');
    await reopen(shielded);
    for (const nummer of [plain, shielded]) {
      await claimMelding(deps, {
        ...about(nummer),
        input: { actie: nummer === plain ? 'oppakken' : 'oppakken' },
      }).catch(() => undefined);
    }
    expect(await read(shielded)).toEqual(await read(plain));
  });

  it('what was told before stands in it all the same', async () => {
    const [plain, shielded] = [await inHand(byMail), await inHand(byMail)];
    for (const nummer of [plain, shielded]) {
      await advise(nummer, { nietVertellen: false });
      await reopen(nummer, false, afterwards);
      await claimMelding(deps, { ...about(nummer, afterwards), input: { actie: 'oppakken' } });
      await readDossier(deps, { meldingsnummer: nummer }, { staff: werkverdeler, now: afterwards, requestId: 'nog' });
    }
    await pass(shielded, 'veiligThuis', afterwards);
    const [one, other] = [await read(plain), await read(shielded)];
    expect(other).toEqual(one);
    expect(one.page).toContain('Bel de huisarts.');
  });

  it('silence that somebody chose for another outcome is kept here as well', async () => {
    const [plain, silent] = [await inHand(byMail), await inHand(byMail)];
    await advise(silent, { nietVertellen: true });
    expect(await read(silent)).toEqual(await read(plain));
  });

  it('told who helps, and not that it ended: the end stands in no extract', async () => {
    const [plain, silent] = [await inHand(byMail), await inHand(byMail)];
    const team = { uitkomst: 'viaTeam', reden: 'KANARIE', team: 'via-hellendoorn' };
    for (const nummer of [plain, silent]) {
      await giveUitkomst(deps, { ...about(nummer), input: uitkomstRequest.parse(team) });
    }
    const input = afrondingRequest.parse({ resultaat: 'geholpen', reden: 'KANARIE', nietVertellen: true });
    await finishMelding(deps, { ...about(silent, afterwards), input });
    const [one, other] = [await read(plain), await read(silent)];
    expect(other).toEqual(one);
    expect(one.leaves.join('\n')).toContain('via-hellendoorn');
  });

  it('of a young person: what was tried about the rights of the parents is no part of it', async () => {
    const [plain, tried] = [await inHand(youngPerson), await inHand(youngPerson)];
    await decideWhoHears(tried, 'nietBereikt');
    await decideWhoHears(tried, 'bereikt');
    expect(await read(tried)).toEqual(await read(plain));
  });

  it('whatever is done about it, in whichever order', async () => {
    const act = {
      note: (nummer: string) => note(nummer, 'KANARIE'),
      pass: (nummer: string, bestemming: Bestemming) => pass(nummer, bestemming),
      attempt: (nummer: string) => decideWhoHears(nummer, 'nietBereikt'),
      unsafe: (nummer: string) => decideWhoHears(nummer, 'nietVeilig'),
      reopen: async (nummer: string) => {
        await reopen(nummer);
        await claimMelding(deps, { ...about(nummer), input: { actie: 'oppakken' } });
      },
    } satisfies Record<string, (nummer: string, bestemming: Bestemming) => Promise<unknown>>;
    const step = fc.constantFrom<keyof typeof act>('note', 'pass', 'attempt', 'unsafe', 'reopen');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 7 }), fc.constantFrom(...afgeschermd), async (steps, bestemming) => {
        const [plain, shielded] = [await inHand(), await inHand()];
        for (const one of steps) {
          // What the state refuses, such as opening what is open, is no matter here.
          await act[one](shielded, bestemming).catch((error: unknown) => expect(error).toHaveProperty('code'));
        }
        expect(await read(shielded)).toEqual(await read(plain));
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('says in every extract that something may be left out, and never that something was', async () => {
    for (const changes of [byPhone, youngPerson, { over: 'iemandAnders', weetHetGezinHet: 'ja' } as const]) {
      const { leaves } = await read(await inHand(changes));
      const left = leaves.filter((leaf) => leaf.startsWith('Wat hier niet in staat'));
      expect(left.join('\n')).toContain('Deze zin staat daarom in elk uittreksel.');
      expect(left.join('\n')).toContain('Wat medewerkers zelf opschreven');
    }
  });

  it('does not tell that somebody else reported from the address', async () => {
    const home = { woonadres: { postcode: '7447 AB', huisnummer: 77 } };
    const first = await inHand({ ...byPhone, ...home });
    const second = await inHand({ ...byPhone, ...home });
    const head = await openIntakeStore(deps.table).head(second);
    const casusId = deps.ids.uuid();
    const fact = { eventId: deps.ids.uuid(), casusId, sequence: 3, op: later };
    await db.table.transact([
      {
        put: {
          pk: `MELDING#${second}`,
          sk: 'STAND',
          ...head,
          versie: 99,
          herhaald: true,
          feiten: [{ soort: 'voorgelegd', ...fact }],
        },
        when: 'always',
      },
    ]);
    expect((await read(second)).leaves).toEqual((await read(first)).leaves);
  });
});
