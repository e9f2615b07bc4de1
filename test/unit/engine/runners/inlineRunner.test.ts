import { InlineRunner } from '../../../../src/engine/runners/inlineRunner';
import { runnerContract } from './contract';
import { emptyKernel, startFake } from './fakeSimulation';

runnerContract('the inline runner', () => ({
  runner: new InlineRunner(
    emptyKernel,
    startFake(() => {}),
  ),
}));
