import { expect, it } from 'vitest';
import { passwordProblem } from './password.ts';

it.each([
  ['is too short', 'maple-tre', /at least 10/],
  ['is far too long', 'maple tree '.repeat(20), /at most 200/],
  ['is one character again and again', 'aaaaaaaaaaaaaa', /again and again/],
  ['is the name of the person', 'dana.ruiz-', /own name/],
  ['is only the name in other letters', 'DANA   RUIZ', /own name/],
])('[USER-5] a password that %s is refused', (_what, password, says) => {
  expect(passwordProblem(password, 'Dana Ruiz')).toMatch(says);
});

it.each(['maple-tree', 'correct horse battery staple', 'Dana Ruiz drives 12', 'пароль-длинный'])('[USER-5] %s will do', (password) => {
  expect(passwordProblem(password, 'Dana Ruiz')).toBeNull();
});
