/*
 * Takes in one mail from a file, as the function does, and says what it took. Run by the test in a process of its own,
 * so that what is measured is this and nothing else.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspectAttachments } from './attachments.ts';
import { classifyMail } from './classify-mail.ts';
import { parseMail } from './parse-mail.ts';

/** Of this process only: `resourceUsage` also counts the one that started it. */
function peakKb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}

const raw = readFileSync(process.argv[2] ?? '');
const started = performance.now();
const mail = parseMail(raw);
const { soort } = classifyMail(mail, { envelopAfzender: 'a@b.example', eigenAfzenders: [], eigenDomeinen: [] });
const { aanvaard, geweigerd } = inspectAttachments(mail.bestanden, { maximaalMb: 40, maximaalAantal: 20 }, false);
// In the place of the upload: every byte is read once more.
const hashes = aanvaard.map((bijlage) => createHash('sha256').update(bijlage.inhoud()).digest('hex'));
process.stdout.write(
  JSON.stringify({
    ms: Math.round(performance.now() - started),
    mb: Math.round(peakKb() / 1024),
    soort,
    tekst: mail.tekst.length,
    bijlagen: hashes.length,
    omvang: aanvaard.reduce((sum, { omvang }) => sum + omvang, 0),
    geweigerd: geweigerd.length,
  }),
);
