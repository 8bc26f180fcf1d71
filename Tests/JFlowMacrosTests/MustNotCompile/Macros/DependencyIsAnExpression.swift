import JFlowMacros

// expect-error@+1: 'Depends' takes the name of a function marked '@Task'
@Task func greet(age: Int = Depends({ 42 })) -> Int { age }
