import type * as z from 'zod';
import { type Gemeente, gemeenteSchema } from '../../shared/gemeente.ts';
import { Fault, listIssues } from '../fault.ts';
import { almelo } from './almelo.ts';
import { denhaag } from './denhaag.ts';
import { heerlen } from './heerlen.ts';
import { hellendoorn } from './hellendoorn.ts';

export type GemeenteInput = z.input<typeof gemeenteSchema>;

/** Every municipality that can be deployed. A new one is a file here and a line in this list. */
export const gemeenten: Record<string, GemeenteInput> = { almelo, denhaag, heerlen, hellendoorn };

/** The validated file of a municipality; a Fault names the field and what is allowed. */
export function readGemeente(name: string | undefined, files: Record<string, unknown> = gemeenten): Gemeente {
  const allowed = Object.keys(files).join(', ');
  if (name === undefined || name === '') {
    throw new Fault(`gemeente: noem de gemeente, zoals -c gemeente=almelo (toegestaan: ${allowed}).`);
  }
  if (!Object.hasOwn(files, name)) {
    throw new Fault(`gemeente: "${name}" is onbekend (toegestaan: ${allowed}).`);
  }
  const result = gemeenteSchema.safeParse(files[name]);
  if (!result.success) {
    throw new Fault(`Het bestand cdk/gemeenten/${name}.ts klopt niet:\n${listIssues(result.error)}`);
  }
  if (result.data.code !== name) {
    throw new Fault(`code: "${result.data.code}" moet gelijk zijn aan de naam van het bestand (toegestaan: ${name}).`);
  }
  return result.data;
}
