// Required by the configurations of mocha: properties that name no seed of their own try the same cases each time.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20261129 });
