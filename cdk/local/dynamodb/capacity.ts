import { type Item, itemSize } from './attribute-value.ts';

export type ReturnCapacity = string | undefined;
export type Units = { table: string; units: number; indexes: Record<string, number> };

export function readUnits(bytes: number, consistent: boolean | undefined): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent === true ? 1 : 0.5);
}

export function writeUnits(...images: (Item | undefined)[]): number {
  return Math.max(1, ...images.map((item) => Math.ceil(itemSize(item ?? {}) / 1024)));
}

/** ConsumedCapacity per table, or nothing when it was not asked for. */
export function consumed(asked: ReturnCapacity, used: Units[]): Record<string, unknown>[] | undefined {
  if (asked !== 'TOTAL' && asked !== 'INDEXES') return undefined;
  const tables = new Map<string, Units>();
  for (const { table, units, indexes } of used) {
    const sum = tables.get(table) ?? { table, units: 0, indexes: {} };
    sum.units += units;
    for (const [name, more] of Object.entries(indexes)) sum.indexes[name] = (sum.indexes[name] ?? 0) + more;
    tables.set(table, sum);
  }
  return [...tables.values()].map(({ table, units, indexes }) => {
    const perIndex = Object.entries(indexes);
    const total = perIndex.reduce((sum, [, more]) => sum + more, units);
    if (asked === 'TOTAL') return { TableName: table, CapacityUnits: total };
    return {
      TableName: table,
      CapacityUnits: total,
      Table: { CapacityUnits: units },
      ...(perIndex.length === 0
        ? {}
        : {
            GlobalSecondaryIndexes: Object.fromEntries(perIndex.map(([name, more]) => [name, { CapacityUnits: more }])),
          }),
    };
  });
}
