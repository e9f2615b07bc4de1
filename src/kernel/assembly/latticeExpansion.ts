// The Cornish–Fisher expansion of a lattice quantile, two lanes at a time.
//
// E. A. Cornish and R. A. Fisher, "Moments and cumulants in the specification of distributions",
// Revue de l'Institut International de Statistique 5 (1938). For a distribution on the whole
// numbers it holds at the points k + ½ with the cumulants of W. F. Sheppard's correction
// (κ₂ − 1/12, κ₄ + 1/120, …). Written out for the binomial's cumulants
// κ_{r+1} = p·q·dκ_r/dp, with standard deviation s, c = p·q, d = 1 − 2p and w = Φ⁻¹(u):
//
//   x = mean − ½ + s·w + d·(w² − 1)/6
//     + [w·(7c − 1)/36 − w³·(2c + 1)/72]/s
//     + d·(c + 2)·[w⁴/540 + 7w²/1620 − 4/405]/s²
//     + [w⁵·(18c² + 234c − 103.5)/77760 + w³·(256c² + 403c − 137)/38880
//        + w·(671 − 1354c − 433c²)/38880]/s³ + O(s⁻⁴)
//
// The answer is then ⌈x⌉. The Poisson is the case p = 0; there the expansion agrees with
// equation 9 and appendix A of M. B. Giles, "Algorithm 955: Approximation of the inverse Poisson
// cumulative distribution function", ACM Transactions on Mathematical Software 42 (2016).

// @ts-ignore: decorator
@inline
function times2(a: v128, factor: f64): v128 {
  return f64x2.mul(a, f64x2.splat(factor));
}

// @ts-ignore: decorator
@inline
function plus2(a: v128, term: f64): v128 {
  return f64x2.add(a, f64x2.splat(term));
}

/** x of the expansion, from the mean, p, w = Φ⁻¹(u) and the standard deviation s. */
// @ts-ignore: decorator
@inline
export function latticeExpansion2(mean: v128, p: v128, w: v128, s: v128): v128 {
  const c = f64x2.mul(p, f64x2.sub(f64x2.splat(1), p));
  const d = f64x2.sub(f64x2.splat(1), f64x2.add(p, p));
  const r = f64x2.div(f64x2.splat(1), s);
  const w2 = f64x2.mul(w, w);
  const first = f64x2.mul(
    w,
    f64x2.sub(
      plus2(times2(c, 7.0 / 36), -1.0 / 36),
      f64x2.mul(w2, plus2(times2(c, 1.0 / 36), 1.0 / 72)),
    ),
  );
  const second = f64x2.mul(
    f64x2.mul(d, plus2(c, 2)),
    plus2(f64x2.mul(w2, plus2(times2(w2, 1.0 / 540), 7.0 / 1620)), -4.0 / 405),
  );
  const fifth = plus2(f64x2.mul(c, plus2(times2(c, 1.0 / 4320), 13.0 / 4320)), -23.0 / 17280);
  const third = plus2(f64x2.mul(c, plus2(times2(c, 8.0 / 1215), 403.0 / 38880)), -137.0 / 38880);
  const linear = plus2(
    f64x2.mul(c, plus2(times2(c, -433.0 / 38880), -1354.0 / 38880)),
    671.0 / 38880,
  );
  const last = f64x2.mul(
    w,
    f64x2.add(linear, f64x2.mul(w2, f64x2.add(third, f64x2.mul(w2, fifth)))),
  );
  const correction = f64x2.mul(
    r,
    f64x2.add(first, f64x2.mul(r, f64x2.add(second, f64x2.mul(r, last)))),
  );
  const skewed = f64x2.mul(d, times2(plus2(w2, -1), 1.0 / 6));
  const centred = f64x2.add(f64x2.mul(s, w), plus2(skewed, -0.5));
  return f64x2.add(mean, f64x2.add(centred, correction));
}

/**
 * A bound on the error of the expansion for variances from 1: (0.03 + w⁶/400)/s⁴, plus the rounding
 * of w and of the sum. Not proved but measured: at the lattice points of 6000 random binomial and
 * Poisson distributions the error came to 0.89 of the bound at most, wherever the bound is below ½.
 */
// @ts-ignore: decorator
@inline
export function latticeExpansionError2(mean: v128, w: v128, variance: v128, s: v128): v128 {
  const w2 = f64x2.mul(w, w);
  const w6 = f64x2.mul(f64x2.mul(w2, w2), w2);
  const truncation = f64x2.div(
    plus2(times2(w6, 1.0 / 400), 0.03),
    f64x2.mul(variance, variance),
  );
  const size = f64x2.add(mean, f64x2.mul(s, plus2(f64x2.abs(w), 1)));
  return f64x2.add(truncation, times2(size, 1e-15));
}
