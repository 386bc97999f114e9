const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});
const hourMillis = 60 * 60 * 1000;

/**
 * The moment at which a clock in the Netherlands shows this date and time; undefined for one that never was (a date
 * that does not exist, the hour that is skipped in March). The hour that comes twice in October is the first of the two.
 */
export function dutchMoment(date: string, time: string): string | undefined {
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall)) return undefined;
  const found = [2, 1].map((hours) => wall - hours * hourMillis).find((at) => clock.format(at) === `${date} ${time}`);
  return found === undefined ? undefined : `${new Date(found).toISOString().slice(0, 19)}Z`;
}

/** Date and time as a clock in the Netherlands shows them. */
export function dutchClock(moment: string): { datum: string; tijd: string } {
  const [datum = '', tijd = ''] = clock.format(new Date(moment)).split(' ');
  return { datum, tijd };
}
