import type { Installation } from '../../shared/gemeente.ts';

/** The one name that two regions have to agree on. */
export const originSecretName = ({ gemeente, omgeving }: Installation) =>
  `vlot/${gemeente.code}/${omgeving.stage}/herkomst`;

export const stackName = ({ gemeente, omgeving }: Installation, part: string) =>
  `vlot-${gemeente.code}-${omgeving.stage}-${part}`;
