/** Why there is no release; `exposed`: nothing that could be left out would have helped. */
export type ReleaseRefusal = 'exposed' | 'contradiction' | 'unproven';
