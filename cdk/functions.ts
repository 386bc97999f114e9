/** Every function there is. `services/<service>/functions/<name>.ts` is its entry point. */
export const functions = {
  intake: [
    'receive',
    'follow',
    'answer',
    'staff',
    'account',
    'triage',
    'enter',
    'letters',
    'attachments',
    'mail-in',
    'scans',
    'bounces',
    'reactions',
    'relay',
    'sweep',
  ],
  regie: ['staff', 'bounces', 'reactions', 'relay', 'sweep'],
  plans: ['staff', 'reactions', 'relay', 'sweep'],
  portal: ['residents', 'sign-in', 'desk', 'office', 'oversight'],
} as const;

export type Service = keyof typeof functions;
/** `intake/receive` */
export type FunctionPath = { [S in Service]: `${S}/${(typeof functions)[S][number]}` }[Service];

export const functionPaths: FunctionPath[] = [
  ...functions.intake.map((name) => `intake/${name}` as const),
  ...functions.regie.map((name) => `regie/${name}` as const),
  ...functions.plans.map((name) => `plans/${name}` as const),
  ...functions.portal.map((name) => `portal/${name}` as const),
];
