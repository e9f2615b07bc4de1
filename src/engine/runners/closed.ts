import { RunFailure } from '../runner';

/** The error of a run asked of a closed runner, or under way when it closes. */
export function closedError(): RunFailure {
  return new RunFailure('The runner is closed');
}
