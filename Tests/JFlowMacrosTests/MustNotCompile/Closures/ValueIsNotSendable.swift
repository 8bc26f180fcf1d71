import JFlow

final class Box { var value = 0 }
// expect-error@+1: type 'Box' does not conform to the 'Sendable' protocol
let makeBox = task("makeBox") { Box() }
