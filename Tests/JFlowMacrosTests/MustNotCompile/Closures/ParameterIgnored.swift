import JFlow

let age = task("age") { 42 }
// expect-error@+1: closure argument list expects 1 argument, which cannot be implicitly ignored
let greet = task("greet", age) { "Hi" }
