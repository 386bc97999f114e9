import { localStage, type Settings } from '../settings.ts';

/** Every text in the file with the path to it: `mail.afzender`. */
function* texts(value: unknown, path: string[] = []): Generator<{ path: string; text: string }> {
  if (typeof value === 'string') yield { path: path.join('.'), text: value };
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...path, key]);
  }
}

const isExample = (text: string) => /\.example(?![a-z0-9-])/i.test(text);
/** As many zeros do not stand in a number that somebody answers. */
const isFictionalPhone = (text: string) => /^[0-9 +()-]+$/.test(text) && /0{5}/.test(text.replace(/\D/g, ''));

/** Why these settings may not be deployed, one Dutch sentence each; none when they may. */
export function objections({ gemeente, omgeving, throttle }: Settings): string[] {
  const found: string[] = [];
  if (omgeving.stage === localStage) found.push('stage: "lokaal" is voor één machine en gaat nooit naar AWS.');
  for (const { path, text } of texts(gemeente)) {
    if (isExample(text)) found.push(`${path}: "${text}" is een voorbeeld; vul het echte adres van de gemeente in.`);
    if (path !== 'oin' && isFictionalPhone(text)) {
      found.push(`${path}: "${text}" is een verzonnen nummer; vul het echte nummer van de gemeente in.`);
    }
    if (/\bvoorbeeld/i.test(text))
      found.push(`${path}: "${text}" noemt een voorbeeld; vul de echte naam of straat in.`);
  }
  if (!omgeving.url.startsWith('https://')) found.push(`url: "${omgeving.url}" moet met https:// beginnen.`);
  if (!omgeving.issuer.startsWith('https://')) {
    found.push(`aanmelden.issuer: "${omgeving.issuer}" moet met https:// beginnen.`);
  }
  const [sender, neutral] = [gemeente.mail.afzender, gemeente.mail.afzenderNeutraal].map((mail) => mail.split('@')[1]);
  if (sender !== neutral) {
    found.push(
      `mail.afzenderNeutraal: het domein moet gelijk zijn aan dat van mail.afzender (${sender}), want SES kent één domein.`,
    );
  }
  if (gemeente.domein === gemeente.herkomstDomein) {
    found.push('herkomstDomein: moet anders zijn dan domein, anders is er een weg om CloudFront heen.');
  }
  if (throttle.rate < 100 || throttle.burst < 500) {
    found.push('throttle: een lagere grens dan 100 per seconde en 500 tegelijk is alleen voor een test.');
  }
  return found;
}
