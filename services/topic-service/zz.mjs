import { schemaDrift } from '@concord/service-kit/database/drift';
import pg from 'pg';
const [,, name, file, exp] = process.argv;
const m = await import(file); const mod = exp.endsWith('()') ? m[exp.slice(0,-2)]() : m[exp];
const base = process.env.TEST_DATABASE_URL; const db='drift_probe_'+process.pid;
const c = new pg.Client(base); await c.connect(); await c.query('create database '+db);
const u = new URL(base); u.pathname='/'+db;
try { const q = await schemaDrift(name, mod, u.href); console.log(q.length); console.log(q.slice(0,40).join('\n')); } finally { await c.query(`drop database ${db} with (force)`); await c.end(); }
process.exit();
