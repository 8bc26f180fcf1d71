import JFlow

let age = task("age") { 42 }
let name = task("name") { "Joe" }
// expect-error@+1: expects 2 arguments, but 1 was used in closure body
let greet = task("greet", age, name) { age in "\(age)" }
