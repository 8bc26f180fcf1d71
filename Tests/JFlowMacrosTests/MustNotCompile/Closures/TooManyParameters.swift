import JFlow

let age = task("age") { 42 }
// expect-error@+1: expects 1 argument, but 2 were used in closure body
let greet = task("greet", age) { age, name in "\(age)" }
