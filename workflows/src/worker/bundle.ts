import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { failureConverterPath, workflowInterceptorsPath } from '@concord/temporal-link/codec';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

// Part of the build: the worker starts seconds sooner and never loads the bundler.
const workflowsPath = fileURLToPath(new URL('../workflows.js', import.meta.url));
const { code } = await bundleWorkflowCode({
  workflowsPath,
  workflowInterceptorModules: [workflowInterceptorsPath],
  failureConverterPath,
  logger: new DefaultLogger('WARN'),
});
writeFileSync(fileURLToPath(new URL('../workflow-bundle.js', import.meta.url)), code);
