import JFlow

func age() -> Int { 42 }
// expect-error@+1: type '@Sendable () -> Int' cannot conform to 'Dependency'
let workflow = try Workflow(age)
