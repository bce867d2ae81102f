import { resolve } from 'node:path';
import { typedPath } from './typed-path.js';

it('takes a file from where npm was called', () => {
  const calledInDocs = { env: { npm_lifecycle_event: 'entente', INIT_CWD: '/home/ana/docs' } };
  expect(typedPath('incidents.csv', calledInDocs)).toBe(resolve('/home/ana/docs/incidents.csv'));
  expect(typedPath('/srv/incidents.csv', calledInDocs)).toBe(resolve('/srv/incidents.csv'));
});

it('takes a file from the current folder where another script of npm runs, or none', () => {
  expect(typedPath('incidents.csv', { env: { npm_lifecycle_event: 'test', INIT_CWD: '/home/ana' } })).toBe(
    resolve('incidents.csv'),
  );
  expect(typedPath('incidents.csv', { env: {} })).toBe(resolve('incidents.csv'));
});
