import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { gemeenten, readGemeente } from '../../cdk/gemeenten/index.ts';
import { readSettings } from '../../cdk/settings.ts';
import { ofType, synthesize } from './synth.ts';

const broken = (change: Record<string, unknown>) => () =>
  readGemeente('almelo', { almelo: { ...gemeenten['almelo'], ...change } });

describe('municipality files', () => {
  it.each(Object.keys(gemeenten))('%s is valid and synthesizes every stack', (gemeente) => {
    const resources = synthesize({ gemeente });
    expect(new Set(resources.map(({ stack }) => stack))).toEqual(
      new Set(['edge', 'foundation', 'intake', 'regie', 'plans', 'portal']),
    );
    const [bus] = ofType(resources, 'AWS::Events::EventBus');
    expect(bus?.properties.Name).toBe(`vlot-${gemeente}-productie`);
  });

  it('have no address or mailbox that exists', () => {
    for (const file of Object.values(gemeenten)) {
      const addresses = JSON.stringify(file).match(/[\w.-]+@[\w.-]+|https?:\/\/[\w.-]+/g) ?? [];
      expect(addresses.length).toBeGreaterThan(8);
      for (const address of addresses) expect(address).toMatch(/\.example$/);
    }
  });

  it('differ where the municipalities differ', () => {
    const of = (name: string) => readGemeente(name);
    expect(of('almelo')).toMatchObject({
      label: { regisseur: 'wijkcoach', uwRegisseur: 'uw wijkcoach', plan: 'ondersteuningsplan' },
      doorzettingsmacht: 'metAfstemming',
      termijnen: { reactieWerkdagen: 5 },
    });
    expect(of('denhaag')).toMatchObject({
      mailbox: 'regisseurs@denhaag.example',
      doorzettingsmacht: 'volledig',
      termijnen: { reactieWerkdagen: 3 },
    });
    const heerlen = of('heerlen');
    expect(heerlen).toMatchObject({
      doorzettingsmacht: 'geen',
      termijnen: { reactieWerkdagen: 4 },
      pool: { regisseursPerOrganisatie: 2, minimumCasussen: 5 },
    });
    expect(heerlen.organisaties.map(({ code, soort, arrangementUren }) => [code, soort, arrangementUren])).toEqual([
      ['expertiseteam-zuid', 'gemeente', 0],
      ['expertiseteam-noord', 'gemeente', 0],
      ['radar', 'aanbieder', 50],
      ['xonar', 'aanbieder', 50],
      ['mondriaan', 'aanbieder', 50],
    ]);
  });
});

describe('a wrong setting', () => {
  it.each([
    ['an unknown degree', { doorzettingsmacht: 'veel' }, /doorzettingsmacht: .*geen.*metAfstemming.*volledig/],
    ['a short OIN', { oin: '123' }, /oin: .*precies 20 cijfers/],
    [
      'a term of nothing',
      { termijnen: { ...gemeenten['almelo']?.termijnen, reactieWerkdagen: 0 } },
      /termijnen\.reactieWerkdagen: .*1/,
    ],
    ['a field that does not exist', { dorzettingsmacht: 'geen' }, /dorzettingsmacht/],
    ['a missing field', { mailbox: undefined }, /mailbox: /],
    ['staff at the address that software reads', { werkbak: 'regisseurs@almelo.example' }, /werkbak: .*mailbox/],
    ['a colour in words', { thema: { ...gemeenten['almelo']?.thema, primair: 'blauw' } }, /thema\.primair: .*#1a2b3c/],
    ['another name than the file', { code: 'hengelo' }, /code: "hengelo".*almelo/],
  ])('is refused with the field and what is allowed: %s', (_case, change, message) => {
    expect(broken(change)).toThrow(expect.objectContaining({ name: 'Fault', message: expect.stringMatching(message) }));
  });

  const settings = (context: Record<string, unknown>) => () => readSettings(new App({ context }).node);

  it.each([
    ['no municipality', {}, /gemeente: .*almelo, denhaag, heerlen/],
    ['an unknown municipality', { gemeente: 'utrecht' }, /gemeente: "utrecht".*almelo, denhaag, heerlen/],
    ['an inherited name', { gemeente: 'constructor' }, /gemeente: "constructor".*almelo, denhaag, heerlen/],
    [
      'a stage with capitals',
      { gemeente: 'almelo', stage: 'Test 1' },
      /stage: .*kleine letters, cijfers en koppeltekens/,
    ],
    ['an address without scheme', { gemeente: 'almelo', stage: 'lokaal', 'lokaal:url': 'localhost' }, /url: /],
    ['a limit in words', { gemeente: 'almelo', throttle: 'weinig' }, /throttle .*"rate":100,"burst":500/],
  ])('is refused with the field and what is allowed: %s', (_case, context, message) => {
    expect(settings(context)).toThrow(
      expect.objectContaining({ name: 'Fault', message: expect.stringMatching(message) }),
    );
  });
});

describe('stage lokaal', () => {
  const local = { gemeente: 'almelo', stage: 'lokaal' };
  const addresses = { 'lokaal:url': 'http://localhost:8080', 'lokaal:aanmelden': 'http://localhost:8082' };

  it('takes its two addresses from the context, and only there', () => {
    const read = (context: Record<string, unknown>) => readSettings(new App({ context }).node).omgeving;
    expect(read({ ...local, ...addresses })).toEqual({
      stage: 'lokaal',
      url: 'http://localhost:8080',
      herkomst: 'http://localhost:8080',
      issuer: 'http://localhost:8082',
    });
    expect(read({ gemeente: 'almelo', ...addresses })).toEqual({
      stage: 'productie',
      url: 'https://vlot.almelo.example',
      herkomst: 'https://herkomst.vlot.almelo.example',
      issuer: 'https://aanmelden.almelo.example',
    });
  });

  it('differs from another stage in nothing but names and addresses', () => {
    const named = (stage: string, context: Record<string, unknown>) =>
      JSON.stringify(synthesize({ gemeente: 'almelo', stage, ...context }))
        .replaceAll(`-${stage}`, '-STAGE')
        .replaceAll(`/${stage}/`, '/STAGE/')
        .replaceAll(`almelo${stage}`, 'almeloSTAGE')
        // Generated ids hold a hash of the stack's name.
        .replaceAll(/(almeloSTAGE\w*?)[0-9A-F]{8,16}\b/g, '$1')
        .replaceAll('http://localhost:8082', 'https://aanmelden.almelo.example');
    expect(named('lokaal', addresses)).toBe(named('proef', {}));
  });
});
