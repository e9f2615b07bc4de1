// The special functions by one name each; every file beside this one holds one idea.
export {
  exp,
  expm1,
  exponential2,
  horner2,
  log,
  log1p,
  logarithm2,
  logOfComplement2,
  scaledExpOfMinus2,
} from './exponential';
export { normalCdf, normalCdf2, normalQuantile, normalQuantile2 } from './normal';
export { binomialPmf, deviance, poissonPmf, stirlingError } from './saddlePoint';
export { chiSquareCdf, chiSquareQuantile, gammaP, gammaQ, logGamma } from './gamma';
export { incompleteBeta, studentTCdf, studentTQuantile } from './studentT';
