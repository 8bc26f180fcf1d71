import JFlow

func age() -> Int { 42 }
// expect-error@+1: type '@Sendable () -> Int' cannot conform to 'Dependency'
let greet = task("greet", age) { age in "\(age)" }
