import JFlow

// expect-error@+1: circular reference
let chicken = task("chicken", egg) { egg in 1 }
let egg = task("egg", chicken) { chicken in 1 }
