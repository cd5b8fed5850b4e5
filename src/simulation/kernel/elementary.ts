/**
 * exp and log from additions, products and quotients alone, which IEEE 754 and ECMAScript fix to the last bit. Math.exp
 * and Math.log are left to each engine, so that the same seed would not give the same path everywhere. The formulas are
 * those of fdlibm (Sun Microsystems, e_exp.c and e_log.c), to within 1 unit in the last place.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const PER_LN2 = 1.4426950408889634;
const HALF_LN2 = 0.34657359027997264;

const SMALL = 0.03;

/** eˣ; 0 and without end beyond what a number holds. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  if (x > -SMALL && x < SMALL) {
    // The series up to x⁷: what is left out is below 2⁻⁵⁵.
    const square = x * x;
    const rest = 1 / 24 + x * (1 / 120) + square * (1 / 720 + x * (1 / 5040));
    return 1 + (x + square * (0.5 + x * (1 / 6) + square * rest));
  }
  if (x > -HALF_LN2 && x < HALF_LN2) return reduced(x, 0);
  const power = Math.floor(PER_LN2 * x + 0.5);
  const high = x - power * LN2_HIGH;
  const scaled = reduced(high, power * LN2_LOW);
  // In two factors, as the lowest powers are no normal numbers.
  const half = power >> 1;
  return scaled * powerOf2(half) * powerOf2(power - half);
}

/** e^(high − low) for less than half of ln 2. */
function reduced(high: number, low: number): number {
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  return 1 - (low - (r * c) / (2 - c) - high);
}

/** 2 to a whole power between −1022 and 1023: by squaring, which is exact. */
function powerOf2(power: number): number {
  let result = 1;
  let factor = power < 0 ? 0.5 : 2;
  for (let rest = Math.abs(power); rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) result *= factor;
    factor *= factor;
  }
  return result;
}

/** ln x. Invariant: x is a normal number above 0. */
export function log(x: number): number {
  let power = 0;
  let m = x;
  while (m < Math.SQRT1_2) {
    m *= 2;
    power--;
  }
  while (m >= Math.SQRT2) {
    m *= 0.5;
    power++;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return power * LN2_HIGH - (half - (s * (half + odd + even) + power * LN2_LOW) - f);
}
