export type Matrix = number[][];

/** The lower root of a symmetric positive matrix; null when a column says what others say. Cholesky 1924. */
export function cholesky(matrix: Matrix): Matrix | null {
  const root: Matrix = matrix.map((row) => row.map(() => 0));
  for (let j = 0; j < matrix.length; j += 1) {
    for (let k = 0; k <= j; k += 1) {
      let rest = cell(matrix, j, k);
      for (let l = 0; l < k; l += 1) rest -= cell(root, j, l) * cell(root, k, l);
      if (j === k && !(rest > 1e-11 * cell(matrix, j, j))) return null;
      (root[j] as number[])[k] = j === k ? Math.sqrt(rest) : rest / cell(root, k, k);
    }
  }
  return root;
}

/** x of (root · rootᵀ) x = right. */
export function solved(root: Matrix, right: readonly number[]): number[] {
  const x = [...right];
  for (let j = 0; j < root.length; j += 1) {
    for (let k = 0; k < j; k += 1) x[j] = (x[j] as number) - cell(root, j, k) * (x[k] as number);
    x[j] = (x[j] as number) / cell(root, j, j);
  }
  for (let j = root.length - 1; j >= 0; j -= 1) {
    for (let k = j + 1; k < root.length; k += 1)
      x[j] = (x[j] as number) - cell(root, k, j) * (x[k] as number);
    x[j] = (x[j] as number) / cell(root, j, j);
  }
  return x;
}

export function inverseOf(root: Matrix): Matrix {
  return root.map((_, at) =>
    solved(
      root,
      root.map((__, other) => (other === at ? 1 : 0)),
    ),
  );
}

const cell = (matrix: Matrix, row: number, column: number) => (matrix[row] as number[])[column] as number;
