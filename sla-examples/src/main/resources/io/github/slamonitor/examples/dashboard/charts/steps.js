const WANTED = 5;

/** Round numbers from 0 to at least the most: 0, 2, 4, 6, 8. */
export function niceSteps(most) {
  const rough = (most > 0 ? most : 0.01) / WANTED;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * size >= rough) * size;
  const steps = [];
  for (let index = 0; index === 0 || steps[index - 1] < most; index++) {
    steps.push(Number((index * step).toPrecision(12)));
  }
  return steps;
}
