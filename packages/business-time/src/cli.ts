#!/usr/bin/env node
import { deadlineCommand } from './command.js';

const { code, out, err } = deadlineCommand(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
