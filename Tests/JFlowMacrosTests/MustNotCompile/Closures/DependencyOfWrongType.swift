import JFlow

let age = task("age") { 42 }
let name = task("name") { "Joe" }
// expect-error@+1: cannot convert value of type 'Int' to expected argument type 'String'
let shout = task("shout", age) { name in shouted(name) }
// expect-error@+1: to expected argument type '@Sendable (String, Int) throws -> String'
let annotated = task("annotated", name, age) { (name: String, other: String) in name }

func shouted(_ text: String) -> String { text.uppercased() }
