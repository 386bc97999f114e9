import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { readGemeente } from '../../cdk/gemeenten/index.ts';
import type { WerklijstResponse } from '../../services/intake/contract.ts';
import { operatorClients } from './outbox.ts';
import type { StoryWorld, Subject } from './story-world.ts';

export type Mail = { to: string; subject: string };
export type Outcome = { state: object; mails: Mail[] };

async function worklist({ system }: StoryWorld, lijst: string, user = 'werkverdeler', team = ''): Promise<Set<string>> {
  const { get } = await system().as(user);
  const found = new Set<string>();
  let cursor = '';
  do {
    const query = `lijst=${lijst}&limiet=100${team && `&team=${team}`}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { body } = await get<WerklijstResponse>(`/intake/v1/werklijst?${query}`);
    for (const { meldingsnummer } of body.meldingen) found.add(meldingsnummer);
    cursor = body.volgende ?? '';
  } while (cursor);
  return found;
}

/** Types of the events in the journal of an aggregate: each was committed once, whatever was sent twice. */
async function eventsOf({ system }: StoryWorld, service: string, pk: string): Promise<string[]> {
  const { Items = [] } = await operatorClients(system()).dynamodb.send(
    new QueryCommand({
      TableName: system().run.tableName(service),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':event': { S: 'EVENT#' } },
    }),
  );
  return Items.map((item) => String(unmarshall(item)['event'].type).replace(/^nl\.regie\.|\.v1$/g, '')).sort();
}

/**
 * Everything of some meldingen, and the mails about them from the `since`-th on, without what differs between any two:
 * numbers, names, moments.
 */
export async function outcomesOf(world: StoryWorld, subjects: Subject[], since: number): Promise<Outcome[]> {
  const system = world.system();
  const [pool, mails, open, free, mine] = await Promise.all([
    system.pool(),
    system.run.mails(),
    worklist(world, 'open'),
    worklist(world, 'vrij'),
    worklist(world, 'mijn'),
  ]);
  const teams = new Map<string, Set<string>>();
  for (const { code } of readGemeente(world.gemeente).teams)
    teams.set(code, await worklist(world, 'team', `teamlid-${code}`, code));
  const casussen = await world.everyCasus();
  const names = pool.map(({ naam }) => naam);
  const staff = new Set(pool.map(({ email }) => email));
  return Promise.all(
    subjects.map(async (subject): Promise<Outcome> => {
      const { nummer, volgcode, melding } = subject;
      const page = await system.follow(nummer, volgcode);
      // Afterwards, because who opens it has read it, and the melder sees that.
      const dossier = await world.dossierOf(subject);
      const casusId = subject.casusId ?? dossier.casusId;
      const casus = casussen.find((one) => one.casusId === casusId);
      const plans = casusId ? await system.plansOf(casusId) : [];
      const about = mails
        .slice(since)
        .filter(
          ({ to, subject: title, text }) =>
            to.some((address) => melding.melder.email !== undefined && address.includes(melding.melder.email)) ||
            [nummer, casusId].some((id) => id && `${title}${text}`.includes(id)),
        );
      const general = (text: string) =>
        names
          .reduce((said, name) => said.replaceAll(name, '<regisseur>'), text)
          .replaceAll(nummer, '<nummer>')
          .replaceAll(casusId ?? '<casus>', '<casus>')
          .replace(/M-\d{4}-\w{6}/g, '<ander nummer>');
      return {
        state: {
          page: {
            status: page.body.status,
            // Steps within one second are one.
            tijdlijn: page.body.tijdlijn.at(-1)?.status,
            uitkomst: page.body.uitkomst && { soort: page.body.uitkomst.soort, bij: page.body.uitkomst.contact?.naam },
            named: page.body.regisseur && { voorlopig: page.body.regisseur.voorlopig },
            standIn: page.body.waarnemer !== null,
            navraag: page.body.navraag,
            aanvullingen: page.body.aanvullingen.length,
            magAnderVragen: page.body.magAnderVragen,
          },
          lists: {
            open: open.has(nummer),
            free: free.has(nummer),
            mine: mine.has(nummer),
            teams: [...teams].flatMap(([code, meldingen]) => (meldingen.has(nummer) ? [code] : [])),
          },
          dossier: {
            status: dossier.overzicht.status,
            uitkomst: dossier.overzicht.uitkomst,
            team: dossier.overzicht.team,
            behandelaar: dossier.overzicht.behandelaar?.naam ?? null,
            voorrang: dossier.overzicht.voorrang,
            uitkomsten: dossier.uitkomsten.map(({ soort, uitkomst }) => ({ soort, uitkomst })),
            contacttaken: dossier.contacttaken.map((task) => [task.soort, task.onderwerp, task.reden]),
            pogingen: dossier.pogingen.map(({ resultaat }) => resultaat),
            aanvullingen: dossier.aanvullingen.map(({ bron, tekst }) => ({ bron, tekst })),
            navraag: dossier.navraag.map(({ ronde, antwoord }) => ({ ronde, antwoord })),
            onbereikbaar: dossier.emailOnbereikbaar?.reden ?? null,
            oproep: dossier.oproep && { niveau: dossier.oproep.niveau, door: dossier.oproep.bevestigdDoor },
            opvolging: dossier.opvolgingUiterlijk,
            led: dossier.regisseur && { voorlopig: dossier.regisseur.voorlopig },
            inCasus: dossier.casusId !== null,
            acties: dossier.acties,
          },
          casus: casus
            ? {
                status: casus.status,
                meldingen: casus.meldingen.length,
                zwaarte: casus.zwaarte,
                led: casus.aanspreekpunt !== null,
                standIn: casus.waarnemer !== null,
                weigeringen: casus.weigeringen,
                punten: casus.punten.map(({ soort, escalatieNiveau }) => ({ soort, escalatieNiveau })),
                escalatieNiveau: casus.escalatieNiveau,
              }
            : null,
          plans: plans.map(({ voorlopig, status }) => ({ voorlopig, status })),
          events: [
            ...(await eventsOf(world, 'intake', `MELDING#${nummer}`)),
            ...(casusId ? await eventsOf(world, 'regie', `CASUS#${casusId}`) : []),
          ],
        },
        mails: about.map(({ to, subject: title }) => ({
          to: staff.has(to.join()) ? '<regisseur>' : to.join().replace(melding.melder.email ?? '<melder>', '<melder>'),
          subject: general(title),
        })),
      };
    }),
  );
}

export const tally = (mails: Mail[]): Record<string, number> => {
  const counted: Record<string, number> = {};
  for (const name of mails.map(({ to, subject }) => `${to}: ${subject}`).sort())
    counted[name] = (counted[name] ?? 0) + 1;
  return counted;
};
