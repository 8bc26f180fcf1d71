import JFlowMacros

@globalActor actor Painter { static let shared = Painter() }
// expect-error@+1: call to global actor 'Painter'-isolated global function 'paint()'
@Painter @Task func paint() -> Int { 1 }
