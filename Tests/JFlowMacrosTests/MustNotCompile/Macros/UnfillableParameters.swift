import JFlowMacros

// expect-error@+1: cannot fill the 'inout' parameter 'list'
@Task func sort(list: inout [Int]) {}
// expect-error@+1: cannot fill the variadic parameter 'numbers'
@Task func sum(numbers: Int...) -> Int { 0 }
actor Place {}
// expect-error@+1: cannot fill the 'isolated' parameter 'place'
@Task func visit(place: isolated Place) {}
// expect-error@+1: cannot fill the '@autoclosure' parameter 'text'
@Task func log(text: @autoclosure @Sendable () -> String) {}
// expect-error@+1: would never use this default value
@Task func take(limit: Int = 10) -> Int { limit }
