import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inWords } from './differences';
import { ENTITIES, FIELDS, LINKS, UNSAID } from './names';

const MIGRATIONS = resolve(__dirname, '../../../../migrations');
/** The register's own tables, and the bytes: never among the changed rows. */
const OUTSIDE = ['counter', 'operation', 'change', 'content'];

function tables(): { name: string; columns: string[] }[] {
  const sql = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(resolve(MIGRATIONS, name), 'utf8'))
    .join('\n');
  return [...sql.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)]
    .map(([, name = '', body = '']) => ({
      name,
      columns: [...body.matchAll(/^ {2}([a-z][a-z_0-9]*) /gm)].map(([, column = '']) => column),
    }))
    .filter(({ name }) => !OUTSIDE.includes(name));
}

const change = (entity: string, field: string, before: string | null, after: string | null) => ({
  entity,
  id: 'x1',
  field,
  before,
  after,
  party: null,
});

describe('the names of the archive', () => {
  it('are there for every table and column of the schema', () => {
    const all = tables();
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ name }) => !(name in ENTITIES)).map(({ name }) => name)).toEqual([]);
    const columns = all.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));
    const unnamed = columns.filter((path) => {
      const column = path.split('.')[1] ?? '';
      return !(column in FIELDS) && !UNSAID.has(column);
    });
    expect(unnamed).toEqual([]);
    for (const link of LINKS) expect(FIELDS, link).toHaveProperty(link);
  });
});

describe('the before and after of an entry', () => {
  it('are told row by row, with dates, codes and flags in words', () => {
    const rows = inWords([
      change('signature', 'version', '1', '2'),
      change('signature', 'state', 'sent', 'returned'),
      change('signature', 'returned_on', null, '2014-03-19'),
      change('signature', 'identity_document', '0', '1'),
      change('signature', 'signer', 's1', 's2'),
    ]);
    expect(rows).toEqual([
      {
        id: 'signature x1',
        title: 'Firma',
        what: 'cambiata',
        fields: [
          { id: 'state', label: 'Stato', before: 'inviata', after: 'restituita' },
          { id: 'returned_on', label: 'Rientrato il', before: '—', after: '19/03/2014' },
          { id: 'identity_document', label: 'Documento d’identità allegato', before: 'no', after: 'sì' },
          { id: 'signer', label: 'Firmatario', before: 'indicato', after: 'un altro' },
        ],
      },
    ]);
  });

  it('say whose a row without a name is', () => {
    const [row] = inWords([
      { ...change('signature', 'state', 'sent', 'returned'), party: 'Comune di Albino' },
    ]);
    expect(row?.title).toBe('Firma: Comune di Albino');
  });
  it('name the row, and say whether it came or went', () => {
    const [added] = inWords([
      change('party', 'name', null, 'Comune di prova'),
      change('party', 'notes', null, ''),
    ]);
    expect(added).toMatchObject({ title: 'Soggetto: Comune di prova', what: 'aggiunto' });
    expect(added?.fields.map(({ label }) => label)).toEqual(['Nome']);
    const [removed] = inWords([change('ambito', 'name', 'Dalmine', null)]);
    expect(removed).toMatchObject({ title: 'Ambito territoriale: Dalmine', what: 'tolto' });
  });

  it('open up a setting, and tell only what changed in it', () => {
    const [row] = inWords([
      change('setting', 'value', '{"body":"ASL","pec":""}', '{"body":"ASL","pec":"a@pec.it"}'),
    ]);
    expect(row?.fields).toEqual([{ id: 'value pec', label: 'PEC', before: '—', after: 'a@pec.it' }]);
  });
});
