import JFlowMacros

// expect-error@+1: attach it to a 'func'
@Task struct Load {}
// expect-error@+1: attach it to a 'func'
@Task let load = 1
