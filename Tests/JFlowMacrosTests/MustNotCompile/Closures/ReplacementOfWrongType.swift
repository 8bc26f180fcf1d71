import JFlow

let age = task("age") { 42 }
let name = task("name") { "Joe" }
let greet = task("greet", name) { name in name }

func run() async throws {
    let workflow = try Workflow(greet)
    // expect-error@+1: 'replaced(by:)' requires the types 'String' and 'Int' be equivalent
    _ = try await workflow.run(name.replaced(by: age))
    // expect-error@+1: 'provided(by:)' requires the types 'String' and 'Int' be equivalent
    let greeting = try workflow.embedded(as: "sub", name.provided(by: age))
    _ = try Workflow(greeting)
    // expect-error@+1: cannot convert value of type 'Int' to specified type 'String'
    let text: String = try await workflow.run(goals: age)
    // expect-error@+1: cannot convert value of type 'String' to specified type 'Int'
    let count: Int = try await workflow.session().rerun(from: greet)
    print(text, count)
}
