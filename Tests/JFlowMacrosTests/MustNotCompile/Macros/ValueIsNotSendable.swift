import JFlowMacros

final class Box { var value = 0 }
// expect-error@+1: type 'Box' does not conform to the 'Sendable' protocol
@Task func makeBox() -> Box { Box() }
// expect-error@+1: type 'Box' does not conform to the 'Sendable' protocol
@Task func open(box: Box) -> Int { box.value }
