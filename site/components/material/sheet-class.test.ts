import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headlineClass } from './sheet-class.ts';

test('a question is set as large as its longer line in two allows', () => {
  const sizes = {
    'Wie huurt uw schuur?': 'headline headline--shortest',
    'Drijft daar een pakket?': 'headline headline--short',
    'Czy tam pływa pakunek?': 'headline',
    'Wie werkt hier ’s nachts?': 'headline',
    'Is dat een heel groot pakket op zee?': 'headline headline--long',
    Onafgebroken: 'headline headline--short',
  };
  for (const [headline, size] of Object.entries(sizes)) assert.equal(headlineClass(headline), size, headline);
});
