// `npm start`: the whole system on this computer. Plain JavaScript, so that every Node can read it and be told off.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(`Vlot heeft Node 24 nodig en dit is ${process.versions.node}: start met "npm start" na "npm ci".`);
  process.exit(1);
}
process.env['TZ'] = 'UTC';
// node:sqlite warns that it may still change; that says nothing to whoever starts Vlot.
process.removeAllListeners('warning');
const { main } = await import('./main.ts');
await main();
