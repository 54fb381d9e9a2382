// Solves a system of equations whose matrix is symmetric and positive. Pure.

/** The lower triangle L of `size` x `size` with L Lt = `matrix` (row by row). Errors: a matrix that is not positive. */
export function cholesky(matrix: ArrayLike<number>, size: number): Float64Array {
  const low = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k++) rest -= (low[row * size + k] ?? 0) * (low[column * size + k] ?? 0);
      if (row !== column) low[row * size + column] = rest / (low[column * size + column] ?? 1);
      else if (rest > 0) low[row * size + row] = Math.sqrt(rest);
      else throw new RangeError('the matrix is not positive');
    }
  }
  return low;
}

/** The x of L Lt x = `right`. */
export function solve(low: Float64Array, right: ArrayLike<number>): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    let rest = x[row] ?? 0;
    for (let k = 0; k < row; k++) rest -= (low[row * size + k] ?? 0) * (x[k] ?? 0);
    x[row] = rest / (low[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = x[row] ?? 0;
    for (let k = row + 1; k < size; k++) rest -= (low[k * size + row] ?? 0) * (x[k] ?? 0);
    x[row] = rest / (low[row * size + row] ?? 1);
  }
  return x;
}
