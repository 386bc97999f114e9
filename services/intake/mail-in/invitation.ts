const labels: Record<string, string> = {
  SUMMARY: 'Onderwerp',
  DTSTART: 'Begin',
  DTEND: 'Einde',
  LOCATION: 'Plaats',
  DESCRIPTION: 'Toelichting',
};

function readable(value: string): string {
  return value
    .replaceAll(/\\n/gi, '\n')
    .replaceAll(/\\([,;\\])/g, '$1')
    .replaceAll(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})\d{2}(Z?)$/g, (_, y, m, d, h, min, zone) => {
      return `${d}-${m}-${y} ${h}:${min}${zone === 'Z' ? ' UTC' : ''}`;
    })
    .replaceAll(/^(\d{4})(\d{2})(\d{2})$/g, '$3-$2-$1');
}

/** An invitation (RFC 5545) in words: the first event of it, as the sender wrote it down. */
export function describeInvitation(calendar: string): string {
  const unfolded = calendar.slice(0, 200_000).replaceAll(/\n[ \t]/g, '');
  const event = /BEGIN:VEVENT\n([\s\S]*?)(?:\nEND:VEVENT|$)/.exec(unfolded)?.[1] ?? '';
  const lines = event.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^([A-Z]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    const label = labels[name];
    return label === undefined || value === '' ? [] : [`${label}: ${readable(value)}`];
  });
  return lines.length === 0 ? '' : ['Uitnodiging voor een afspraak', ...lines].join('\n');
}
