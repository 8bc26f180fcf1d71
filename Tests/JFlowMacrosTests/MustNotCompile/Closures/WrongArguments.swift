import JFlow

let age = task("age") { 42 }
let greet = task("greet", Parameter<String>("name"), age) { name, age in name }

func run() async throws {
    let workflow = try Workflow(greet)
    // expect-error@+1: cannot convert value of type 'Int' to expected argument type 'String'
    _ = try await workflow.run(greet(1, 2))
    // expect-error@+1: 'String, Int' and 'String' have the same shape
    _ = try await workflow.run(greet("Joe"))
    // expect-error@+1: cannot convert value of type 'Int' to expected argument type 'String'
    _ = try await workflow.run(greet.with(1))
    // expect-error@+1: 'with' requires the types '(_: String)' and '(String, Int)' be equivalent
    _ = try await workflow.run(greet.with("Joe", 2))
    // expect-error@+1: cannot convert value of type 'Int' to expected argument type 'String'
    _ = try await workflow.run(greet.value(1))
}
