import { afterAll } from 'vitest';
import { runnerContract } from './contract';
import { buildFakeThreads } from './fakeThreads';

const fake = await buildFakeThreads();
afterAll(fake.remove);

runnerContract('a pool of Node threads', fake.pool);
