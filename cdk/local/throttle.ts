/** Token bucket, as API Gateway throttles: `burst` at once, then `rate` per second. */
export type Limit = { rate: number; burst: number };

export function createThrottle(now: () => number): (key: string, limit: Limit) => boolean {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key, { rate, burst }) => {
    const at = now();
    const earlier = buckets.get(key) ?? { tokens: burst, at };
    const tokens = Math.min(burst, earlier.tokens + ((at - earlier.at) / 1000) * rate);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    return tokens >= 1;
  };
}
