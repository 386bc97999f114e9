import chromium from '@sparticuz/chromium';

/** Chromium is unpacked once, before two tests could do so at the same time. */
export default async function unpackBrowser(): Promise<void> {
  await chromium.executablePath();
}
