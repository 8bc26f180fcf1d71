import JFlow

struct Blob: Sendable {}
let load = task("load") { Blob() }
// expect-error@+1: requires that 'Blob' conform to 'Hashable'
let size = task("size", load) { blob in 1 }.shared { _ in }
