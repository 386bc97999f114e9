// Runs inside a worker thread: one Lambda execution environment. It loads the bundle once and answers one
// invocation at a time, with JSON on both sides as on AWS.
import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { folder, handler, compileCache, functionArn } = workerData;
enableCompileCache(compileCache);
const [file, exported] = handler.split('.');

async function load() {
  const commonJs = join(folder, `${file}.js`);
  if (existsSync(commonJs)) return createRequire(commonJs)(commonJs)[exported];
  return (await import(pathToFileURL(join(folder, `${file}.mjs`)).href))[exported];
}

/** @param {unknown} error */
function describe(error: unknown) {
  if (error instanceof Error) return { errorType: error.name, errorMessage: error.message, trace: error.stack };
  return { errorType: 'Error', errorMessage: String(error), trace: undefined };
}

try {
  const run = await load();
  if (typeof run !== 'function') throw new TypeError(`${handler} is not a function`);
  parentPort?.on('message', async ({ requestId, event, deadline }) => {
    const context = {
      awsRequestId: requestId,
      functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
      functionVersion: '$LATEST',
      invokedFunctionArn: functionArn,
      memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
      logGroupName: `/aws/lambda/${process.env['AWS_LAMBDA_FUNCTION_NAME']}`,
      logStreamName: 'local',
      callbackWaitsForEmptyEventLoop: false,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
    try {
      const value = await run(JSON.parse(event), context);
      parentPort?.postMessage({ type: 'done', ok: true, value: JSON.stringify(value) ?? 'null' });
    } catch (error) {
      parentPort?.postMessage({ type: 'done', ok: false, ...describe(error) });
    }
  });
  parentPort?.postMessage({ type: 'ready' });
} catch (error) {
  parentPort?.postMessage({ type: 'broken', ...describe(error) });
}
