import JFlowMacros

// expect-error@+1: '@Task' cannot make a task of the generic function 'first'
@Task func first<T: Sendable>(of list: [T]) -> T { list[0] }
// expect-error@+1: write the type of 'number' out
@Task func count(number: some Numeric) -> Int { 0 }
